using System.Diagnostics;
using SpeechEmotion.Audio;

namespace SpeechEmotion.FFmpeg.Tests;

/// <summary>How a program that misbehaves is dealt with: shell scripts stand in for ffmpeg.</summary>
[Collection(OneAtATime.Name)]
public sealed class FfmpegProcessTests : IDisposable
{
    private const string SendWave = "cat \"$0.wav\"\n";
    private static readonly byte[] Recording = "fLaC"u8.ToArray();
    private readonly ScriptedProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public void Open_ProgramMissing_SaysHowToGetIt()
    {
        FfmpegDecoder decoder = new(new FfmpegOptions { ProgramPath = "/no/such/ffmpeg" });

        AudioFormatException error = Assert.Throws<AudioFormatException>(() => decoder.Open(new MemoryStream(Recording)));

        Assert.False(decoder.IsAvailable);
        Assert.Equal(AudioFormatReason.DecoderMissing, error.Reason);
        Assert.Contains("not at '/no/such/ffmpeg'", error.Message, StringComparison.Ordinal);
        Assert.Contains("apt install ffmpeg", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_OptionsOutOfRange_AreNamedTogether()
    {
        string message = Assert.Throws<ArgumentException>(
            () => new FfmpegDecoder(new FfmpegOptions { ProgramPath = "", TimeLimit = TimeSpan.Zero, MaximumDuration = -TimeSpan.FromSeconds(1) })).Message;

        Assert.All(["ProgramPath", "TimeLimit", "MaximumDuration"], name => Assert.Contains(name, message, StringComparison.Ordinal));
    }

    [Fact]
    public void CanDecode_FirstBytes_AcceptsSoundOnly()
    {
        FfmpegDecoder decoder = new();

        Assert.True(decoder.CanDecode("fLaC"u8));
        Assert.True(decoder.CanDecode("ID3\u0004"u8));
        Assert.False(decoder.CanDecode("ffconcat version 1.0\nfile /etc/passwd"u8));
        Assert.False(decoder.CanDecode("%PDF-1.7"u8));
        Assert.False(decoder.CanDecode([]));
    }

    [ScriptFact]
    public void Read_ProgramThatEndsWell_GivesItsSamples()
    {
        AudioSignal signal = Read(Script(SendWave + "cat >/dev/null"));

        Assert.Equal(1000, signal.Samples.Length);
        Assert.False(signal.Source!.IsTruncated);
    }

    [ScriptFact]
    public void Read_ProgramThatDiesMidStream_IsAnErrorNotHalfARecording()
    {
        AudioFormatException error = Assert.Throws<AudioFormatException>(() => Read(Script(SendWave + "echo out of luck >&2; exit 3")));

        Assert.Contains("exit code 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("out of luck", error.Message, StringComparison.Ordinal);
    }

    [ScriptFact]
    public void Read_ProgramThatIsKilled_IsAnError() =>
        Assert.Throws<AudioFormatException>(() => Read(Script(SendWave + "kill -9 $$")));

    [ScriptFact]
    public void Read_ProgramThatComplainsButEndsWell_MarksTheSourceAsTruncated() =>
        Assert.True(Read(Script(SendWave + "echo invalid residual >&2")).Source!.IsTruncated);

    [ScriptFact]
    public void Open_ProgramThatSaysNothing_IsAnError() =>
        Assert.Throws<AudioFormatException>(() => Read(Script("cat >/dev/null")));

    [ScriptFact]
    public void Read_ProgramThatHangs_IsEndedAtTheTimeLimit()
    {
        Stopwatch watch = Stopwatch.StartNew();
        FfmpegOptions options = Script(SendWave + "exec sleep 60") with { TimeLimit = TimeSpan.FromSeconds(0.3) };

        AudioFormatException error = Assert.Throws<AudioFormatException>(() => Read(options));

        Assert.IsType<TimeoutException>(error.InnerException);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
    }

    [ScriptFact]
    public void Read_ProgramThatClosesItsOutputAndHangs_IsEndedAtTheTimeLimit()
    {
        Stopwatch watch = Stopwatch.StartNew();
        FfmpegOptions options = Script(SendWave + "exec >&- sleep 60") with { TimeLimit = TimeSpan.FromSeconds(0.3) };

        AudioFormatException error = Assert.Throws<AudioFormatException>(() => Read(options));

        Assert.IsType<TimeoutException>(error.InnerException);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
    }

    [ScriptFact]
    public void Read_StreamThatStallsAndHeedsNoCancellation_EndsAtTheTimeLimit()
    {
        using StalledStream stream = new();
        using IAudioReader reader = new FfmpegDecoder(Script(SendWave + "exec cat") with { TimeLimit = TimeSpan.FromSeconds(0.3) }).Open(stream);
        Task<AudioFormatException> reading = Task.Run(() => Assert.Throws<AudioFormatException>(() =>
        {
            float[] samples = new float[4000];
            while (reader.Read(samples) > 0)
            {
            }
        }));
        try
        {
            Assert.True(reading.Wait(TimeSpan.FromSeconds(30)), "the reader waits for the stream");
            Assert.IsType<TimeoutException>(reading.Result.InnerException);
        }
        finally
        {
            stream.Release();
        }
    }

    [ScriptFact]
    public void Dispose_Twice_IsDoneOnce()
    {
        MemoryStream stream = new([1, 2, 3]);
        IAudioReader reader = new FfmpegDecoder(Script("echo $$ >\"$0.pid\"\n" + SendWave + "exec sleep 60")).Open(stream);
        using Process process = Process.GetProcessById(_program.ReadProcessId());
        reader.Dispose();

        Assert.Null(Record.Exception(reader.Dispose));

        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(10)));
        Assert.True(stream.CanRead);
    }

    [ScriptFact]
    public void Dispose_SeveralReaders_LeavesNoPipeOpen()
    {
        FfmpegOptions options = Script(SendWave + "cat >/dev/null");
        Read(options);

        // Now, so that no collection in between closes what was forgotten.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        int before = CountPipes();
        for (int i = 0; i < 5; i++)
        {
            Read(options);
        }

        Assert.InRange(CountPipes(), 0, before + 4);
    }

    [ScriptFact]
    public void Read_ProgramThatComplainsWithAddresses_LeavesThemOut()
    {
        AudioFormatException error = Assert.Throws<AudioFormatException>(
            () => Read(Script("echo '[mp3 @ 0x55d0c8a1e2c0] Failed to read frame size' >&2; exit 1")));

        Assert.EndsWith("(exit code 1): [mp3] Failed to read frame size", error.Message, StringComparison.Ordinal);
    }

    [ScriptFact]
    public void Read_Cancelled_EndsTheProcess()
    {
        using CancellationTokenSource cancellation = new();
        using IAudioReader reader = new FfmpegDecoder(Script(SendWave + "exec sleep 60")).Open(new MemoryStream(Recording), cancellation.Token);
        float[] samples = new float[4000];
        cancellation.CancelAfter(TimeSpan.FromSeconds(0.3));

        Assert.Throws<OperationCanceledException>(() => { while (reader.Read(samples) > 0) { } });
        Assert.Throws<OperationCanceledException>(
            () => new FfmpegDecoder(Script("cat")).Open(new MemoryStream(Recording), new CancellationToken(canceled: true)));
    }

    [ScriptFact]
    public void Read_ManyCancelledAtOnce_LeaveNoProcessBehind()
    {
        const int Count = 24;
        FfmpegOptions options = Script("echo $$ >>\"$0.pids\"\n" + SendWave + "exec sleep 60");
        using CancellationTokenSource cancellation = new();
        Thread[] readers = [.. Enumerable.Range(0, Count).Select(_ => new Thread(() =>
        {
            try
            {
                using IAudioReader reader = new FfmpegDecoder(options).Open(new MemoryStream(Recording), cancellation.Token);
                float[] samples = new float[4000];
                while (reader.Read(samples) > 0)
                {
                }
            }
            catch (Exception error) when (error is OperationCanceledException or AudioFormatException)
            {
                // Cancelled while it was read, or before it said anything.
            }
        }))];
        Array.ForEach(readers, reader => reader.Start());
        string pids = _program.At("pids");
        Assert.True(SpinWait.SpinUntil(() => File.Exists(pids) && ReadLines(pids).Length >= Count / 2, TimeSpan.FromSeconds(60)));

        cancellation.Cancel();

        Assert.All(readers, reader => Assert.True(reader.Join(TimeSpan.FromSeconds(60))));
        Assert.All(ReadLines(pids), pid => Assert.False(Directory.Exists($"/proc/{pid}") && !IsZombie(pid), $"process {pid} still runs"));
    }

    [ScriptFact]
    public void Dispose_WhileTheProgramRuns_EndsItAndLeavesTheStreamOpen()
    {
        MemoryStream stream = new(Recording);
        IAudioReader reader = new FfmpegDecoder(Script("echo $$ >\"$0.pid\"\n" + SendWave + "exec sleep 60")).Open(stream);
        using Process process = Process.GetProcessById(_program.ReadProcessId());

        reader.Dispose();

        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(10)));
        Assert.True(stream.CanRead);
    }

    [ScriptFact]
    public void Read_ProgramWithoutTheCodec_SaysThatTheRecordingIsNotToBlame()
    {
        AudioFormatException error = Assert.Throws<AudioFormatException>(
            () => Read(Script("cat >/dev/null\necho 'Decoding requested, but no decoder found for: aac' >&2; exit 8")));

        Assert.False(error.IsCorrupt);
        Assert.Contains("no decoder found for: aac", error.Message, StringComparison.Ordinal);
    }

    [ScriptFact]
    public void Read_EndlessOutput_StopsAtTheLimit()
    {
        FfmpegOptions options = Script(SendWave + "exec cat /dev/zero") with { MaximumDuration = TimeSpan.FromSeconds(2) };

        AudioFormatException error = Assert.Throws<AudioFormatException>(() => Read(options));

        Assert.Contains("MaximumDuration", error.Message, StringComparison.Ordinal);
    }

    [ScriptFact]
    public void Read_StreamThatFails_PassesItsErrorOn()
    {
        using IAudioReader reader = new FfmpegDecoder(Script(SendWave + "cat >/dev/null")).Open(new FailingStream());
        float[] samples = new float[4000];

        IOException error = Assert.Throws<IOException>(() => { while (reader.Read(samples) > 0) { } });
        Assert.Equal("the network is gone", error.Message);
    }

    [ScriptFact]
    public void Open_Arguments_HoldNoFileName()
    {
        Read(Script("printf '%s\\n' \"$@\" >\"$0.arguments\"\n" + SendWave + "cat >/dev/null"));

        string[] arguments = File.ReadAllLines(_program.At("arguments"));
        Assert.Contains("pipe:0", arguments);
        Assert.Equal("pipe:1", arguments[^1]);
        Assert.Equal("pipe", arguments[Array.IndexOf(arguments, "-protocol_whitelist") + 1]);
    }

    private static int CountPipes() => !OperatingSystem.IsLinux()
        ? 0
        : Directory.GetFiles("/proc/self/fd").Count(static path => new FileInfo(path).LinkTarget?.StartsWith("pipe:", StringComparison.Ordinal) == true);

    private static string[] ReadLines(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static bool IsZombie(string pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // It ended in between.
            return true;
        }
    }

    private static AudioSignal Read(FfmpegOptions options) => new AudioReader([new FfmpegDecoder(options)]).Read(new MemoryStream(Recording));

    private FfmpegOptions Script(string body) => _program.Write(body, 8000, new byte[4000]);

    /// <summary>Its reads do not return before they are let go, and heed no cancellation.</summary>
    private sealed class StalledStream : UnseekableStream
    {
        private readonly ManualResetEventSlim _released = new();

        public void Release() => _released.Set();

        public override int Read(byte[] buffer, int offset, int count)
        {
            _released.Wait();
            return 0;
        }
    }

    private sealed class FailingStream : UnseekableStream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            Thread.Sleep(100);
            throw new IOException("the network is gone");
        }
    }
}
