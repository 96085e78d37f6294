using SpeechEmotion.Audio;
using SpeechEmotion.TestKit;
using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Tests.Diagnostics;

public sealed class WarningTests
{
    [Fact]
    public void Warnings_SoundRecording_AreNone() => Assert.Empty(Clips.Recognizer().PredictFile(Clips.Path()).Diagnostics.Warnings);

    [Fact]
    public void Warnings_RateBelowTheModels_SaysWhatIsMissing()
    {
        AudioSignal narrow = Resampler.Resample(Clips.Read(), 8000);
        EmotionPrediction prediction = Clips.Recognizer().Predict(narrow);
        Assert.Contains("4000 Hz is missing", Assert.Single(prediction.Diagnostics.Warnings), StringComparison.Ordinal);
        Assert.Equal(8000, prediction.Diagnostics.SourceSampleRate);
    }

    [Fact]
    public void Warnings_ClippedRecording_SaysHowMuch()
    {
        AudioSignal clipped = Clips.Map(Clips.Read(), sample => Math.Clamp(sample * 20, -1, 1));
        EmotionPrediction prediction = Clips.Recognizer().Predict(clipped);
        Assert.Contains(prediction.Diagnostics.Warnings, warning => warning.StartsWith("The recording is clipped", StringComparison.Ordinal));
        Assert.InRange(prediction.Diagnostics.ClippedFraction, 0.01f, 0.9f);
    }

    [Fact]
    public async Task Warnings_VoiceInOneOfTwoChannels_SaysThatTheChannelsDiffer()
    {
        float[] call = [.. Clips.Read().Samples.ToArray().SelectMany(sample => new[] { sample, 0 })];
        EmotionRecognizer recognizer = Clips.Recognizer(new() { Decoders = [new ArrayDecoder(call, 2, 16_000)] });
        EmotionPrediction mixed = recognizer.Predict(Stream.Null);
        Assert.Equal(0.5f, mixed.Diagnostics.MixLoss!.Value, 1e-4f);
        Assert.StartsWith("The channels differ: their mean, which was judged, keeps 50", Assert.Single(mixed.Diagnostics.Warnings), StringComparison.Ordinal);

        Assert.Equal(mixed.Diagnostics.Warnings, (await SegmentsAsync(new SegmentOptions())).Warnings);
        Assert.Empty((await SegmentsAsync(new SegmentOptions { Channel = 0 })).Warnings);
        Assert.Empty((await SegmentsAsync(new SegmentOptions { PerChannel = true })).Warnings);

        async Task<PredictionDiagnostics> SegmentsAsync(SegmentOptions options)
        {
            List<PredictionDiagnostics> seen = [];
            await Speech.List(recognizer.PredictSegmentsAsync(Stream.Null, options with { Completed = seen.Add }));
            return Assert.Single(seen);
        }
    }

    [Fact]
    public void Warnings_AnyLanguage_WriteNumbersAlike()
    {
        using CommaCulture language = new();
        AudioSignal doubtful = Clips.Map(Clips.Read(), sample => Math.Clamp(sample * 20, -1, 1));
        AudioSignal quiet = Clips.Map(Clips.Read(), sample => sample * 0.002f);
        string[] warnings = [.. new[] { doubtful, quiet }.SelectMany(signal => Clips.Recognizer().Predict(signal).Diagnostics.Warnings)];
        string error = Assert.Throws<ArgumentException>(() => Clips.Recognizer().OpenSession(16_000, new SessionOptions { QueueSeconds = 0.05 })).Message;

        Assert.Contains(warnings, warning => warning.Contains('.', StringComparison.Ordinal));
        Assert.All([.. warnings, error], text => Assert.DoesNotMatch("[0-9],[0-9]", text));
    }

    [Fact]
    public void Warnings_QuietRecording_SaysItsLevel()
    {
        AudioSignal quiet = Clips.Map(Clips.Read(), sample => sample * 0.003f);
        EmotionPrediction prediction = Clips.Recognizer().Predict(quiet);
        Assert.True(prediction.IsSpeech);
        Assert.Contains(prediction.Diagnostics.Warnings, warning => warning.Contains("very quiet", StringComparison.Ordinal));
    }

    [Fact]
    public void Warnings_VeryShortClip_SaysItsLength()
    {
        AudioSignal clip = new(Clips.Read().Samples.Slice(8000, 6400), 16_000);
        EmotionPrediction prediction = Clips.Recognizer(new() { DetectSpeech = false }).Predict(clip);
        Assert.Contains(prediction.Diagnostics.Warnings, warning => warning.StartsWith("Only 0.40 s", StringComparison.Ordinal));
    }

    [Fact]
    public void Warnings_NoSpeech_SaysWhatMayHaveHiddenIt()
    {
        EmotionPrediction faint = Clips.Recognizer().Predict(Clips.Map(Clips.Read(), sample => sample * 0.0002f));
        EmotionPrediction snippet = Clips.Recognizer().Predict(new AudioSignal(Clips.Read().Samples.Slice(8000, 1600), 16_000));
        Assert.False(faint.IsSpeech || snippet.IsSpeech);
        Assert.Contains("very quiet", Assert.Single(faint.Diagnostics.Warnings), StringComparison.Ordinal);
        Assert.Equal("The recording lasts 0.10 s only.", Assert.Single(snippet.Diagnostics.Warnings));
        Assert.Empty(Clips.Recognizer().Predict(new AudioSignal(new float[32_000], 16_000)).Diagnostics.Warnings);
    }

    [Fact]
    public void Warnings_LongRecording_PointToSegments()
    {
        float[] samples = [.. Enumerable.Repeat(Clips.Read().Samples.ToArray(), 15).SelectMany(clip => clip)];
        EmotionPrediction prediction = Clips.Recognizer().Predict(new AudioSignal(samples, 16_000));
        Assert.StartsWith("This is one answer for ", Assert.Single(prediction.Diagnostics.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_TruncatedFile_SaysSo()
    {
        byte[] bytes = File.ReadAllBytes(Clips.Path());
        using MemoryStream half = new(bytes, 0, bytes.Length / 2);
        EmotionPrediction prediction = Clips.Recognizer().Predict(half);
        Assert.Contains(prediction.Diagnostics.Warnings, warning => warning.Contains("ends before", StringComparison.Ordinal));
    }
}
