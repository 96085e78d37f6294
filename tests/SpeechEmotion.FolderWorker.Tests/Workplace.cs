using System.Text.Json;
using FolderWorker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SpeechEmotion.Models.Acted;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.FolderWorker.Tests;

/// <summary>A folder of its own, with hosts that watch it.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("folder-worker");

    public string Results => At("emotions.jsonl");

    public string At(string name) => Path.Combine(_folder.FullName, name);

    public void AddClip(string clip, string name) =>
        File.Copy(RepositoryFiles.At("samples", "clips", clip + ".wav"), At(name), overwrite: true);

    /// <summary>Starts a worker over this folder.</summary>
    public async Task<IHost> StartAsync(
        IEmotionRecognizer? recognizer = null, Action<FolderOptions>? configure = null, TimeProvider? time = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        if (recognizer is not null)
        {
            builder.Services.AddSingleton(recognizer);
        }

        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.Services.AddSpeechEmotion(options => options.Model = ActedSpeechModel.Load);
        builder.Services.AddFolderWorker(options =>
        {
            options.Folder = _folder.FullName;
            options.Interval = TimeSpan.FromMilliseconds(20);
            options.Quiet = TimeSpan.FromMilliseconds(100);
            configure?.Invoke(options);
        });
        IHost host = builder.Build();
        await host.StartAsync();
        return host;
    }

    /// <summary>Waits for a number of lines; more than that are a fault.</summary>
    public async Task<Dictionary<string, JsonElement>> ResultsAsync(int count)
    {
        await UntilAsync(() => ReadLines().Length >= count);
        string[] lines = ReadLines();
        Assert.Equal(count, lines.Length);
        return lines.Select(line => JsonElement.Parse(line)).ToDictionary(line => line.GetProperty("file").GetString()!);
    }

    /// <summary>Reads the results; what has no end yet is no line.</summary>
    public string[] ReadLines()
    {
        if (!File.Exists(Results))
        {
            return [];
        }

        using FileStream stream = new(Results, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Split('\n')[..^1];
    }

    public static async Task UntilAsync(Func<bool> isDone)
    {
        for (int attempt = 0; !isDone(); attempt++)
        {
            Assert.True(attempt < 3000, "It did not happen within a minute.");
            await Task.Delay(20);
        }
    }

    public static async Task StopAsync(IHost host)
    {
        await host.StopAsync();
        host.Dispose();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
