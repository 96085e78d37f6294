using System.Diagnostics;
using FolderWorker;

namespace SpeechEmotion.FolderWorker.Tests;

/// <summary>The program as a real process: what the configuration makes of it, and what whoever started it sees.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Program_WorkerThatFails_EndsWithOne()
    {
        await File.WriteAllTextAsync(_place.Results, "name,emotion\n");

        using Process program = Start();

        (int code, string output) = await EndAsync(program);
        Assert.True(code == 1, $"{code}: {output}");
    }

    [Fact]
    public async Task Program_ItsSection_IsAllThatCounts()
    {
        // The environment has variables of these names for others; endings that are given stand instead of the usual ones.
        _place.AddClip("lively", "one.voice");
        _place.AddClip("flat", "two.wav");
        using Process program = Start(
            "--FolderWorker:Extensions:0=.voice", "--FolderWorker:Quiet=0:0:0.2", "--FolderWorker:Interval=0:0:0.02");
        try
        {
            Assert.Equal(["one.voice"], (await _place.ResultsAsync(1)).Keys);
            if (OperatingSystem.IsWindows())
            {
                return;
            }

            await Process.Start("kill", ["-TERM", $"{program.Id}"]).WaitForExitAsync();
            (int code, string output) = await EndAsync(program);
            Assert.True(code == 0, $"{code}: {output}");
            await _place.ResultsAsync(1);
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync();
        }
    }

    private Process Start(params string[] args)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string arg in (string[])[typeof(PredictionWorker).Assembly.Location, $"--FolderWorker:Folder={_place.At("")}", .. args])
        {
            start.ArgumentList.Add(arg);
        }

        start.Environment["FOLDER"] = _place.At("nowhere");
        start.Environment["QUIET"] = "yes";
        return Process.Start(start)!;
    }

    private static async Task<(int Code, string Output)> EndAsync(Process program)
    {
        Task<string> error = program.StandardError.ReadToEndAsync();
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(1));
        try
        {
            string output = await program.StandardOutput.ReadToEndAsync(patience.Token);
            await program.WaitForExitAsync(patience.Token);
            return (program.ExitCode, output + await error);
        }
        catch (OperationCanceledException)
        {
            program.Kill();
            throw;
        }
    }
}
