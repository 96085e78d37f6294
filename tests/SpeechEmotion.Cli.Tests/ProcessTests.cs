using System.Diagnostics;
using SpeechEmotion.Audio;
using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Tests.Support;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Cli.Tests;

/// <summary>The program as a real process: what a shell sees.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task Process_WrongArguments_ReturnsTwoAndWritesNothingToOutput()
    {
        (int code, string output, string error) = await RunAsync("predict");
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_Features_WritesResultsToOutputOnly()
    {
        (int code, string output, string error) = await RunAsync("features", CliRun.Clip("flat"));
        Assert.Equal(0, code);
        Assert.Empty(error);
        Assert.Equal(2, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Process_TwoTrainingsAtOnceWithOneCache_BothGiveTheWeightsOfATrainingWithout()
    {
        using ToneCorpus corpus = new(speakers: 8);
        string cache = corpus.At("cache");
        string[] Arguments(string model, params string[] more) =>
            ["train", .. corpus.RunOptions, "--validation-speakers", "1", "--output", corpus.At(model), .. more];

        (int Code, string Output, string Error)[] runs = await Task.WhenAll(
            RunAsync(Arguments("one.semodel", "--cache", cache)), RunAsync(Arguments("two.semodel", "--cache", cache)));
        await CliRun.RunAsync(Arguments("plain.semodel"));

        Assert.All(runs, run => Assert.True(run.Code == 0, run.Error));
        float[] Weights(string model) => [.. ModelBundle.Load(corpus.At(model)).Weights.SelectMany(tensor => tensor.Values.ToArray())];
        Assert.Equal(Weights("plain.semodel"), Weights("one.semodel"));
        Assert.Equal(Weights("plain.semodel"), Weights("two.semodel"));
        string[] entries = Directory.GetFiles(cache, "*", SearchOption.AllDirectories);
        Assert.Equal(32, entries.Length);
        Assert.All(entries, entry => Assert.EndsWith(".features", entry, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Process_TrainingKilledInTheMiddle_GoesOnToTheWeightsOfAnUnbrokenOne()
    {
        using ToneCorpus corpus = new();
        string checkpoint = corpus.At("run.checkpoint");
        string[] Arguments(string model, params string[] more) =>
            ["train", .. corpus.RunOptions, "--epochs", "1500", "--validation-speakers", "1", "--output", corpus.At(model), .. more];

        using (Process process = Start(Arguments("broken.semodel", "--checkpoint", checkpoint)))
        {
            while (!File.Exists(checkpoint) && !process.HasExited)
            {
                await Task.Delay(5);
            }

            process.Kill();
            await process.WaitForExitAsync();
            Assert.NotEqual(0, process.ExitCode);
        }

        Assert.False(File.Exists(corpus.At("broken.semodel")));
        byte[] kept = await File.ReadAllBytesAsync(checkpoint);
        (int code, _, string error) = await RunAsync(Arguments("resumed.semodel", "--checkpoint", checkpoint));
        await CliRun.RunAsync(Arguments("unbroken.semodel"));

        Assert.True(code == 0, error);
        Assert.NotEqual(kept, await File.ReadAllBytesAsync(checkpoint));
        float[] Weights(string model) => [.. ModelBundle.Load(corpus.At(model)).Weights.SelectMany(tensor => tensor.Values.ToArray())];
        Assert.Equal(Weights("unbroken.semodel"), Weights("resumed.semodel"));
    }

    [Fact]
    public async Task Process_ReaderOfTheAnswersGoes_EndsQuietlyWithoutJudgingTheRest()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There the console's stream tells nobody.
        }

        using Process process = Start("predict", "--files-from", "-", "--format", "csv");
        await process.StandardInput.WriteLineAsync(CliRun.Clip("flat"));
        await process.StandardInput.FlushAsync();
        Assert.StartsWith("file,", await process.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
        Assert.StartsWith(CliRun.Clip("flat"), await process.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
        process.StandardOutput.Close();
        await process.StandardInput.WriteLineAsync(CliRun.Clip("flat"));
        await process.StandardInput.FlushAsync();

        // The list of names is still open.
        Assert.Equal((ExitCode.OutputClosed, string.Empty), await EndAsync(process));
    }

    [Fact]
    public async Task Process_ReaderGoneBeforeTheEnd_EndsQuietly()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using Process process = Start("features", "-");
        process.StandardOutput.Close();
        await process.StandardInput.BaseStream.WriteAsync(await File.ReadAllBytesAsync(CliRun.Clip("flat")));
        process.StandardInput.Close();
        Assert.Equal((ExitCode.OutputClosed, string.Empty), await EndAsync(process));
    }

    [Fact]
    public async Task Process_NoRoomForErrors_StillAnswersTheRest()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        string command = $"dotnet '{typeof(CliHost).Assembly.Location}' predict absent.wav '{CliRun.Clip("flat")}' 2> /dev/full";
        using Process shell = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { RedirectStandardOutput = true })!;
        Assert.StartsWith(CliRun.Clip("flat"), await shell.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
        await shell.WaitForExitAsync();
        Assert.Equal(ExitCode.Failed, shell.ExitCode);
    }

    [Fact]
    public async Task Process_TwoIntoOneFile_FollowEachOther()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using TemporaryFolder folder = new();
        string once = $"dotnet '{typeof(CliHost).Assembly.Location}' features '{CliRun.Clip("flat")}'";
        await Process.Start("sh", ["-c", $"( {once}; {once} ) > '{folder.At("both.csv")}'"]).WaitForExitAsync();
        string expected = (await CliRun.RunAsync("features", CliRun.Clip("flat"))).Output;
        Assert.Equal(expected + expected, await File.ReadAllTextAsync(folder.At("both.csv")));
    }

    [Theory]
    [InlineData("-TERM")]
    [InlineData("-HUP")]
    public async Task Process_PlotThatReads_IsEndedByASignal(string signal)
    {
        if (OperatingSystem.IsWindows() || (signal == "-HUP" && IsHangupIgnored()))
        {
            return;
        }

        using TemporaryFolder folder = new();
        using MemoryStream minute = new();
        WavEncoder.Write(minute, new AudioSignal(new float[60 * 16_000], 16_000));
        using Process process = Start("plot", "-", "--output", folder.At("page.html"));

        // A pipe holds less than this: once it is written, the program reads.
        await process.StandardInput.BaseStream.WriteAsync(minute.ToArray().AsMemory(0, 1 << 20));
        await Process.Start("kill", [signal, $"{process.Id}"]).WaitForExitAsync();
        Assert.Equal((ExitCode.Cancelled, "error: cancelled.\n"), await EndAsync(process));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    // What nohup starts, this test perhaps too, hands it on.
    private static bool IsHangupIgnored() =>
        File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").Single(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is [.., var last]
        && Convert.ToInt32(last.ToString(), 16) % 2 == 1;

    private static async Task<(int Code, string Error)> EndAsync(Process process)
    {
        Task<string> error = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(1));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            Assert.Fail("It does not end.");
        }

        return (process.ExitCode, await error);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using Process process = Start(args);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }

    private static Process Start(params string[] args)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(typeof(CliHost).Assembly.Location);
        foreach (string arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        return Process.Start(start)!;
    }
}
