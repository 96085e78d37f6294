using System.Diagnostics;
using SpeechEmotion.Audio;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.FFmpeg.Tests;

/// <summary>What an ffmpeg that does not decode says of the recording: mostly nothing.</summary>
[Collection(OneAtATime.Name)]
public sealed class FfmpegReasonTests : IDisposable
{
    private const string SendWave = "cat \"$0.wav\"\n";
    private readonly ScriptedProgram _program = new();

    public void Dispose() => _program.Dispose();

    [ScriptFact]
    public void Read_ProgramEndedFromOutside_IsInterruptedNotCorrupt()
    {
        // Out of memory, or a service that is stopped; ffmpeg hears a request to end itself and ends with 255.
        foreach (string end in (string[])["kill -9 $$", "kill -15 $$", "echo a broken packet >&2; kill -9 $$", "exit 255"])
        {
            foreach (string start in (string[])[SendWave, "cat >/dev/null\n"])
            {
                AudioFormatException error = Refusal(start + end);

                Assert.True(error.Reason == AudioFormatReason.Interrupted, $"{start}{end}: {error.Reason}, {error.Message}");
                Assert.Contains("says nothing of the recording", error.Message, StringComparison.Ordinal);
            }
        }
    }

    [ScriptFact]
    public void Read_ProgramEndedBySignal_NamesIt() =>
        Assert.Contains("by signal 9 before it had decoded this recording (exit code 137)", Refusal(SendWave + "kill -9 $$").Message, StringComparison.Ordinal);

    [ScriptFact]
    public void Read_ProgramThatRefusesTheBytes_IsCorruptWhateverItsExitCode() =>

        // 183 is what ffmpeg 6.1 and later end with for damaged bytes, 255 an operation that is not permitted.
        Assert.All(
            (int[])[1, 69, 183, 234, 255],
            code => Assert.Equal(AudioFormatReason.Corrupt, Refusal($"cat >/dev/null\necho Invalid data found >&2\nexit {code}").Reason));

    [ScriptFact]
    public void Read_TimeLimit_IsInterrupted()
    {
        FfmpegOptions options = Script(SendWave + "exec sleep 60") with { TimeLimit = TimeSpan.FromSeconds(0.3) };

        AudioFormatException error = Assert.Throws<AudioFormatException>(() => Read(options));

        Assert.Equal(AudioFormatReason.Interrupted, error.Reason);
        Assert.IsType<TimeoutException>(error.InnerException);
    }

    [FfmpegFact]
    public void Read_RealProgramAskedToEnd_IsInterrupted()
    {
        FfmpegOptions options = Script("echo $$ >\"$0.pid\"\nexec ffmpeg \"$@\"");
        using IAudioReader reader = new FfmpegDecoder(options).Open(new EndlessRecording());

        Process.Start("kill", ["-TERM", $"{_program.ReadProcessId()}"]).WaitForExit();

        float[] samples = new float[40_000];
        AudioFormatException error = Assert.Throws<AudioFormatException>(() => { while (reader.Read(samples) > 0) { } });
        Assert.True(error.Reason == AudioFormatReason.Interrupted, error.Message);
    }

    [ScriptFact]
    public void Open_ProgramThatCannotBeStarted_IsMissing()
    {
        FfmpegOptions options = Script("cat");
        File.WriteAllBytes(options.ProgramPath!, [0, 1, 2, 3]);

        Assert.Equal(AudioFormatReason.DecoderMissing, Assert.Throws<AudioFormatException>(() => Read(options)).Reason);
    }

    [Fact]
    public void Open_OtherDecoderRefusedFirst_IsStillMissing()
    {
        // WAVE with an encoding that only ffmpeg knows.
        byte[] wave = new WavBuilder().Format(0x11, 1, 8000, 4).Data(new byte[100]).Build();
        AudioReader reader = new([new WavDecoder(), new FfmpegDecoder(new FfmpegOptions { ProgramPath = "/no/such/ffmpeg" })]);

        AudioFormatException error = Assert.Throws<AudioFormatException>(() => reader.Read(new MemoryStream(wave)));

        Assert.Equal(AudioFormatReason.DecoderMissing, error.Reason);
        Assert.Contains("is not supported", error.Message, StringComparison.Ordinal);
    }

    [ScriptFact]
    public void Open_CancelledWhileTheProgramSaysNothing_EndsItAtOnce()
    {
        IAudioDecoder decoder = new FfmpegDecoder(Script("echo $$ >\"$0.new\"; mv \"$0.new\" \"$0.pid\"\nexec sleep 60"));
        using CancellationTokenSource cancellation = new();
        Stopwatch watch = Stopwatch.StartNew();
        Task<IAudioReader> opening = Task.Run(() => decoder.Open(new MemoryStream("fLaC"u8.ToArray()), cancellation.Token));
        Assert.True(SpinWait.SpinUntil(() => File.Exists(_program.At("pid")), TimeSpan.FromSeconds(30)));
        using Process process = Process.GetProcessById(_program.ReadProcessId());

        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => opening.GetAwaiter().GetResult());
        Assert.True(process.HasExited);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(40));
    }

    [ScriptFact]
    public void Read_CancelledWithAStreamThatFailsOfIt_IsCancelled()
    {
        using CancellationTokenSource cancellation = new();
        using IAudioReader reader = new FfmpegDecoder(Script(SendWave + "exec sleep 60")).Open(new ClosedWhen(cancellation.Token), cancellation.Token);
        float[] samples = new float[4000];
        cancellation.CancelAfter(TimeSpan.FromSeconds(0.3));

        Assert.Throws<OperationCanceledException>(() => { while (reader.Read(samples) > 0) { } });
    }

    private static AudioSignal Read(FfmpegOptions options) =>
        new AudioReader([new FfmpegDecoder(options)]).Read(new MemoryStream("fLaC"u8.ToArray()));

    private AudioFormatException Refusal(string body) => Assert.Throws<AudioFormatException>(() => Read(Script(body)));

    private FfmpegOptions Script(string body) => _program.Write(body, 8000, new byte[4000]);

    /// <summary>A WAVE header, then silence without end.</summary>
    private sealed class EndlessRecording : UnseekableStream
    {
        private byte[] _header = new WavBuilder().RiffSize(uint.MaxValue).Format(1, 1, 8000, 16).Data([], uint.MaxValue).Build();

        public override int Read(byte[] buffer, int offset, int count)
        {
            int taken = _header.Length;
            _header.CopyTo(buffer, offset);
            _header = [];
            buffer.AsSpan(offset + taken, count - taken).Clear();
            return count;
        }
    }

    /// <summary>Waits for a token, then fails as a closed connection does.</summary>
    private sealed class ClosedWhen(CancellationToken token) : UnseekableStream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            token.WaitHandle.WaitOne();
            throw new IOException("the connection is closed");
        }
    }
}
