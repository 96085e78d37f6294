using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using SpeechEmotion.Audio;
using SpeechEmotion.Models.Acted;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.FFmpeg.Tests;

/// <summary>Segments of recordings that ffmpeg decodes while they are read.</summary>
[Collection(OneAtATime.Name)]
public sealed class FfmpegSegmentTests : IDisposable
{
    private static readonly SegmentOptions Windows = new() { HopSeconds = 1 };
    private readonly ScriptedProgram _program = new();

    public void Dispose() => _program.Dispose();

    [FfmpegFact]
    public async Task PredictSegmentsAsync_Flac_GivesTheBitsOfTheWaveFile()
    {
        byte[] wave = Wave(Speech());

        List<EmotionSegment> segments = await ReadAsync(new TrickleStream(RealProgram.Encode(wave, "flac"), 5000));

        Assert.Equal((await ReadAsync(new MemoryStream(wave))).Select(Text), segments.Select(Text));
        Assert.Contains(segments, segment => segment.IsSpeech);
        Assert.Contains(segments, segment => !segment.IsSpeech);
    }

    [FfmpegFact]
    public async Task PredictSegmentsAsync_LossyFormats_FindTheSpeechWhereItIs()
    {
        byte[] wave = Wave(Speech());
        List<EmotionSegment> expected = await ReadAsync(new MemoryStream(wave));
        foreach (string format in new[] { "mp3", "opus" })
        {
            List<EmotionSegment> actual = await ReadAsync(new TrickleStream(RealProgram.Encode(wave, format), 5000));

            // Their frames add a little at the end, at most one window.
            Assert.InRange(actual.Count, expected.Count, expected.Count + 1);
            Assert.All(expected[..^1].Zip(actual), pair =>
            {
                Assert.Equal((pair.First.Start, pair.First.End), (pair.Second.Start, pair.Second.End));
                Assert.Equal(pair.First.SpeechRatio, pair.Second.SpeechRatio, 0.25);
            });
            Assert.All(expected[..^1].Zip(actual).Where(pair => pair.First.SpeechRatio is < 0.05f or > 0.5f), pair =>
                Assert.Equal(pair.First.IsSpeech, pair.Second.IsSpeech));
        }
    }

    [FfmpegFact]
    public async Task PredictSegmentsAsync_CancelledMidStream_EndsAlthoughTheStreamStalls()
    {
        byte[] mp3 = RealProgram.Encode(Wave(Speech()), "mp3");
        using CancellationTokenSource cancellation = new();
        FfmpegOptions options = Script("echo $$ >\"$0.pid\"\nexec ffmpeg \"$@\"");
        List<EmotionSegment> segments = [];

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (EmotionSegment segment in Recognizer(options).PredictSegmentsAsync(new StallingStream(mp3), Windows, cancellation.Token))
            {
                segments.Add(segment);
                cancellation.CancelAfter(TimeSpan.FromSeconds(0.3));
            }
        });

        Assert.NotEmpty(segments);
        AssertEnded();
    }

    [FfmpegFact]
    public async Task PredictSegmentsAsync_LeftMidStream_EndsTheProgram()
    {
        byte[] mp3 = RealProgram.Encode(Wave(Speech()), "mp3");
        FfmpegOptions options = Script("echo $$ >\"$0.pid\"\nexec ffmpeg \"$@\"");

        await foreach (EmotionSegment segment in Recognizer(options).PredictSegmentsAsync(new StallingStream(mp3), Windows))
        {
            Assert.Equal(TimeSpan.Zero, segment.Start);
            break;
        }

        AssertEnded();
    }

    [ScriptFact]
    public async Task PredictSegmentsAsync_ProgramThatDiesMidStream_EndsInAnErrorNotInAShorterRecording()
    {
        FfmpegOptions options = Script("cat \"$0.wav\"\nkill -9 $$");
        List<EmotionSegment> segments = [];

        AudioFormatException error = await Assert.ThrowsAsync<AudioFormatException>(async () =>
        {
            await foreach (EmotionSegment segment in Recognizer(options).PredictSegmentsAsync(new MemoryStream("fLaC"u8.ToArray()), Windows))
            {
                segments.Add(segment);
            }
        });

        Assert.NotEmpty(segments);
        Assert.Equal(AudioFormatReason.Interrupted, error.Reason);
        Assert.Contains("exit code 137", error.Message, StringComparison.Ordinal);
    }

    [ScriptFact]
    public async Task PredictAsync_ProgramThatDiesMidStream_GivesNoAnswer()
    {
        FfmpegOptions options = Script("cat \"$0.wav\"\necho out of luck >&2\nexit 3");

        AudioFormatException error = await Assert.ThrowsAsync<AudioFormatException>(
            () => Recognizer(options).PredictAsync(new MemoryStream("fLaC"u8.ToArray())));

        Assert.Contains("out of luck", error.Message, StringComparison.Ordinal);
    }

    private static async Task<List<EmotionSegment>> ReadAsync(Stream stream)
    {
        List<EmotionSegment> segments = [];
        await foreach (EmotionSegment segment in Recognizer(null).PredictSegmentsAsync(stream, Windows))
        {
            segments.Add(segment);
        }

        return segments;
    }

    private static EmotionRecognizer Recognizer(FfmpegOptions? options) =>
        new(ActedSpeechModel.Load(), new EmotionRecognizerOptions { Decoders = [new WavDecoder(), new FfmpegDecoder(options)] });

    /// <summary>A sentence, five seconds of silence, a sentence.</summary>
    private static AudioSignal Speech()
    {
        AudioReader reader = new();
        float[] first = reader.ReadFile(RepositoryFiles.At("samples", "clips", "lively.wav")).Samples.ToArray();
        float[] second = reader.ReadFile(RepositoryFiles.At("samples", "clips", "slow.wav")).Samples.ToArray();
        return new AudioSignal((float[])[.. first, .. new float[80_000], .. second], 16_000);
    }

    private static byte[] Wave(AudioSignal signal)
    {
        using MemoryStream stream = new();
        WavEncoder.Write(stream, signal);
        return stream.ToArray();
    }

    private static string Text(EmotionSegment segment) => string.Create(
        CultureInfo.InvariantCulture, $"{segment.Start}-{segment.End} {segment.Emotion} {segment.Confidence:R} {segment.SpeechRatio:R}");

    private FfmpegOptions Script(string body) => _program.Write(body, 16_000, MemoryMarshal.AsBytes(Speech().Samples.Span).ToArray());

    private void AssertEnded() => Assert.Throws<ArgumentException>(() => Process.GetProcessById(_program.ReadProcessId()));

    /// <summary>Gives its bytes and then waits for more that never come, as a connection that hangs.</summary>
    private sealed class StallingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count = await base.ReadAsync(buffer, cancellationToken);
            if (count == 0)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return count;
        }
    }
}
