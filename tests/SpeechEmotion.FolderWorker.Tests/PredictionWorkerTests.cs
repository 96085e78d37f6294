using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SpeechEmotion.FFmpeg;
using SpeechEmotion.Models.Acted;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.FolderWorker.Tests;

public sealed class PredictionWorkerTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Files_ThereAndComing_GetALineEachWhateverTheyAre()
    {
        _place.AddClip("lively", "there.wav");
        await File.WriteAllTextAsync(_place.At("letter.wav"), "This is no recording.");
        await File.WriteAllTextAsync(_place.At("notes.txt"), "This is none of the worker's business.");
        IHost host = await _place.StartAsync();
        Directory.CreateDirectory(_place.At("below"));
        _place.AddClip("flat", "below/coming.wav");

        Dictionary<string, JsonElement> results = await _place.ResultsAsync(3);
        await Workplace.StopAsync(host);

        EmotionRecognizer recognizer = new(ActedSpeechModel.Load());
        foreach ((string file, string clip) in new[] { ("there.wav", "lively"), ("below/coming.wav", "flat") })
        {
            EmotionPrediction expected = recognizer.PredictFile(RepositoryFiles.At("samples", "clips", clip + ".wav"));
            Assert.Equal(expected.Emotion, results[file].GetProperty("emotion").GetString());
            Assert.Equal(expected.Confidence, results[file].GetProperty("confidence").GetSingle());
            Assert.Equal(
                expected.Scores.Select(score => score.Emotion),
                results[file].GetProperty("scores").EnumerateObject().Select(score => score.Name));
        }

        Assert.Contains("not audio", results["letter.wav"].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_BeingWritten_IsJudgedOnceItIsWhole()
    {
        byte[] clip = await File.ReadAllBytesAsync(RepositoryFiles.At("samples", "clips", "slow.wav"));
        FakeTimeProvider time = new();
        IHost host = await _place.StartAsync(configure: options => options.Quiet = TimeSpan.FromSeconds(1.5), time: time);

        // Nothing but the time keeps the worker from reading it.
        using (FileStream stream = new(_place.At("growing.wav"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite))
        {
            foreach (byte[] part in clip.Chunk(clip.Length / 15))
            {
                stream.Write(part);
                stream.Flush();
                await LookedAsync(time);
                time.Advance(TimeSpan.FromSeconds(1));
                await LookedAsync(time);
            }
        }

        await LookedAsync(time);
        time.Advance(TimeSpan.FromSeconds(2));
        JsonElement result = (await _place.ResultsAsync(1))["growing.wav"];
        await Workplace.StopAsync(host);

        Assert.Equal(clip.Length, result.GetProperty("bytes").GetInt64());
        Assert.False(result.TryGetProperty("warnings", out _));
    }

    public static TheoryData<Exception> Passing => new(
        new IOException("The network name is no longer available."), new UnauthorizedAccessException("Access is denied."), MissingFfmpeg(),
        new AudioFormatException("No program of the needed kind is here.", AudioFormatReason.DecoderMissing),
        new AudioFormatException("It was ended by signal 9.", AudioFormatReason.Interrupted));

    [Theory]
    [MemberData(nameof(Passing), DisableDiscoveryEnumeration = true)]
    public async Task File_ThatCannotBeReadForAWhile_IsTriedAgainAndGetsNoLineBefore(Exception failure)
    {
        using GatedRecognizer recognizer = new();
        recognizer.Open(10);
        recognizer.Failures.Enqueue(failure);
        recognizer.Failures.Enqueue(failure);
        FakeTimeProvider time = new();
        _place.AddClip("lively", "a.wav");
        IHost host = await _place.StartAsync(recognizer, options => options.Quiet = TimeSpan.FromSeconds(1), time);
        for (int attempt = 1; attempt <= 3; attempt++)
        {
            await LookedAsync(time);
            Assert.Equal(attempt - 1, recognizer.Begun);
            time.Advance(TimeSpan.FromSeconds(2));
            await Workplace.UntilAsync(() => recognizer.Begun >= attempt);
        }

        JsonElement result = (await _place.ResultsAsync(1))["a.wav"];
        await Workplace.StopAsync(host);
        Assert.Equal("calm", result.GetProperty("emotion").GetString());
        Assert.Equal(3, recognizer.Begun);
    }

    [Fact]
    public async Task File_ThatAnotherProgramHolds_IsJudgedWhenItIsFree()
    {
        _place.AddClip("lively", "a.wav");
        _place.AddClip("flat", "b.wav");
        using GatedRecognizer recognizer = new();
        recognizer.Open(10);
        IHost host;
        using (new FileStream(_place.At("a.wav"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            host = await _place.StartAsync(recognizer);
            Assert.Equal(["b.wav"], (await _place.ResultsAsync(1)).Keys);
        }

        Assert.Equal(["b.wav", "a.wav"], (await _place.ResultsAsync(2)).Keys);
        await Workplace.StopAsync(host);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task File_CorruptOrNotSupported_IsTriedOnce(bool isCorrupt)
    {
        using GatedRecognizer recognizer = new();
        recognizer.Open(10);
        recognizer.Failures.Enqueue(new AudioFormatException("It is bad.", isCorrupt));
        _place.AddClip("lively", "bad.wav");
        IHost host = await _place.StartAsync(recognizer);
        await _place.ResultsAsync(1);
        _place.AddClip("flat", "good.wav");
        Dictionary<string, JsonElement> results = await _place.ResultsAsync(2);
        await Workplace.StopAsync(host);

        Assert.Equal("It is bad.", results["bad.wav"].GetProperty("error").GetString());
        Assert.Equal(2, recognizer.Begun);
    }

    [Fact]
    public async Task File_InterruptedAgainAndAgain_GetsALineAfterThreeTries()
    {
        using GatedRecognizer recognizer = new();
        for (int i = 1; i <= 4; i++)
        {
            recognizer.Failures.Enqueue(new AudioFormatException($"Interrupted {i}.", AudioFormatReason.Interrupted));
        }

        _place.AddClip("lively", "a.wav");
        IHost host = await _place.StartAsync(recognizer);
        JsonElement result = (await _place.ResultsAsync(1))["a.wav"];
        await Workplace.StopAsync(host);

        Assert.Equal("Interrupted 3.", result.GetProperty("error").GetString());
        Assert.Equal(3, recognizer.Begun);
    }

    [Fact]
    public async Task Stop_WithTheLastTryInterrupted_LeavesTheFileToTheNextRun()
    {
        using GatedRecognizer recognizer = new() { FailsBehindTheGate = true };
        for (int i = 1; i <= 3; i++)
        {
            recognizer.Failures.Enqueue(new AudioFormatException("Ctrl+C ended it too.", AudioFormatReason.Interrupted));
        }

        _place.AddClip("lively", "a.wav");
        IHost host = await _place.StartAsync(recognizer);
        recognizer.Open(2);
        await Workplace.UntilAsync(() => recognizer is { Begun: 3, Inside: 1 });
        CancellationToken stopped = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        Task stopping = host.StopAsync();
        await Workplace.UntilAsync(() => stopped.IsCancellationRequested);
        await Task.Delay(200);
        recognizer.Open(1);
        await stopping;
        host.Dispose();

        Assert.Empty(_place.ReadLines());
    }

    [Fact]
    public async Task Restart_KnownFiles_AreNotDoneAgainUnlessTheyChanged()
    {
        using GatedRecognizer recognizer = new();
        recognizer.Open(100);
        _place.AddClip("lively", "a.wav");
        _place.AddClip("flat", "b.wav");
        IHost host = await _place.StartAsync(recognizer);
        await _place.ResultsAsync(2);
        await Workplace.StopAsync(host);
        string before = await File.ReadAllTextAsync(_place.Results);
        string cutOff = before[..^20];
        await File.WriteAllTextAsync(_place.Results, cutOff);

        host = await _place.StartAsync(recognizer);
        await _place.ResultsAsync(2);
        _place.AddClip("slow", "c.wav");
        await _place.ResultsAsync(3);
        await Workplace.StopAsync(host);

        // The line that was whole stands; the one that was cut off was written again.
        string after = await File.ReadAllTextAsync(_place.Results);
        Assert.StartsWith(before, after, StringComparison.Ordinal);
        Assert.Contains("c.wav", after[before.Length..], StringComparison.Ordinal);

        host = await _place.StartAsync(recognizer);
        File.SetLastWriteTimeUtc(_place.At("a.wav"), DateTime.UtcNow.AddMinutes(1));
        await Workplace.UntilAsync(() => File.ReadAllText(_place.Results).Split("a.wav").Length == 3);
        await Workplace.StopAsync(host);
    }

    [Fact]
    public async Task Files_MoreThanParallelism_AreNeverReadAtOnce()
    {
        using GatedRecognizer recognizer = new();
        for (int i = 0; i < 6; i++)
        {
            _place.AddClip("lively", $"{i}.wav");
        }

        IHost host = await _place.StartAsync(recognizer, options => options.Parallelism = 2);
        for (int i = 0; i < 3; i++)
        {
            await Workplace.UntilAsync(() => recognizer.Inside == 2);
            recognizer.Open(2);
            await _place.ResultsAsync(2 * (i + 1));
        }

        await Workplace.StopAsync(host);
        Assert.Equal(2, recognizer.Most);
    }

    [Fact]
    public async Task Stop_WhileAFileIsRead_FinishesWhatWasBegunAndBeginsNothing()
    {
        using GatedRecognizer recognizer = new();
        _place.AddClip("lively", "a.wav");
        _place.AddClip("flat", "b.wav");
        IHost host = await _place.StartAsync(recognizer, options =>
        {
            // One look at the folder finds both to be there and whole.
            options.Parallelism = 1;
            options.Quiet = TimeSpan.Zero;
        });
        await Workplace.UntilAsync(() => recognizer.Inside == 1);

        Task stopping = host.StopAsync();
        await Task.Delay(200);
        Assert.False(stopping.IsCompleted);
        recognizer.Open(10);
        await stopping;
        host.Dispose();

        await _place.ResultsAsync(1);
        Assert.Equal(1, recognizer.Begun);
    }

    [Fact]
    public async Task Start_OfASecondWorkerWithTheSameResults_IsRefusedWhileOthersCanReadThem()
    {
        using GatedRecognizer recognizer = new();
        recognizer.Open(10);
        _place.AddClip("lively", "a.wav");
        IHost first = await _place.StartAsync(recognizer);
        await _place.ResultsAsync(1);
        using (IHost second = await _place.StartAsync(recognizer))
        {
            IHostApplicationLifetime lifetime = second.Services.GetRequiredService<IHostApplicationLifetime>();
            await Workplace.UntilAsync(() => lifetime.ApplicationStopping.IsCancellationRequested);
        }

        _place.AddClip("flat", "b.wav");
        await _place.ResultsAsync(2);
        await Workplace.StopAsync(first);

        IHost third = await _place.StartAsync(recognizer);
        _place.AddClip("slow", "c.wav");
        await _place.ResultsAsync(3);
        await Workplace.StopAsync(third);
    }

    [Fact]
    public async Task Start_WithoutAFolderOrWithAStrangeResultsFile_IsRefused()
    {
        await Assert.ThrowsAsync<OptionsValidationException>(
            () => _place.StartAsync(configure: options => options.Folder = _place.At("nowhere")));

        await File.WriteAllTextAsync(_place.Results, "name,emotion\n");
        using IHost host = await _place.StartAsync();
        IHostApplicationLifetime lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        await Workplace.UntilAsync(() => lifetime.ApplicationStopping.IsCancellationRequested);
        Assert.Equal("name,emotion\n", await File.ReadAllTextAsync(_place.Results));
    }

    /// <summary>Waits until the folder was looked at after this call, while a file waits and none is judged.</summary>
    private async Task LookedAsync(FakeTimeProvider time)
    {
        // A look that is under way has two questions left at most, and the next asks for the time of a file that it knows or not.
        int enough = time.Asked + 4;
        await Workplace.UntilAsync(() =>
        {
            Assert.Empty(_place.ReadLines());
            return time.Asked >= enough;
        });
    }

    // What the decoder says of it, not what it is thought to say.
    private static AudioFormatException MissingFfmpeg()
    {
        FfmpegDecoder decoder = new(new FfmpegOptions { ProgramPath = Path.Combine(AppContext.BaseDirectory, "none", "ffmpeg") });
        return Assert.Throws<AudioFormatException>(() => decoder.Open(Stream.Null));
    }
}
