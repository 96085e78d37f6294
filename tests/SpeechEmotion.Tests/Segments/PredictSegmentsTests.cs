using SpeechEmotion.Features;
using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Tests.Segments;

public sealed class PredictSegmentsTests
{
    private static readonly EmotionRecognizerOptions AllIsSpeech = new() { DetectSpeech = false };

    [Fact]
    public async Task PredictSegmentsAsync_Recording_GivesWindowsEveryHopAndALastOneAtTheEnd()
    {
        List<EmotionSegment> segments = await Speech.Segments(Clips.Recognizer(), new AudioSignal(new float[16_000 * 7], 16_000));

        Assert.Equal([0, 1.5, 3, 4], segments.Select(segment => segment.Start.TotalSeconds));
        Assert.Equal([3, 4.5, 6, 7], segments.Select(segment => segment.End.TotalSeconds));
    }

    [Theory]
    [InlineData(16_000, 1)]
    [InlineData(48_000, 1)]
    [InlineData(72_000, 2)]
    public async Task PredictSegmentsAsync_LengthOfWholeWindows_GivesNoFurtherOne(int samples, int windows) =>
        Assert.Equal(windows, (await Speech.Segments(Clips.Recognizer(), new AudioSignal(new float[samples], 16_000))).Count);

    [Fact]
    public async Task PredictSegmentsAsync_NoSamples_GivesNoSegments() =>
        Assert.Empty(await Speech.Segments(Clips.Recognizer(), new AudioSignal(Array.Empty<float>(), 16_000)));

    [Fact]
    public async Task PredictSegmentsAsync_Completed_TellsOnceWhatOnePredictionWouldSee()
    {
        float[] samples = [.. Clips.Read().Samples.Span, .. new float[16_000 * 8]];
        AudioSignal narrow = Audio.Resampler.Resample(Clips.Map(new AudioSignal(samples, 16_000), sample => Math.Clamp(4 * sample, -1, 1)), 8000);
        PredictionDiagnostics whole = Clips.Recognizer().Predict(narrow).Diagnostics;
        List<PredictionDiagnostics> seen = [];
        List<EmotionSegment> windows = await Speech.Segments(Clips.Recognizer(), narrow, new SegmentOptions { Completed = seen.Add });

        PredictionDiagnostics diagnostics = Assert.Single(seen);
        Assert.Equal((whole.SourceDuration, whole.SourceSampleRate, whole.Peak), (diagnostics.SourceDuration, diagnostics.SourceSampleRate, diagnostics.Peak));
        Assert.Equal(whole.LevelDecibels, diagnostics.LevelDecibels, 0.01f);
        Assert.Equal(whole.ClippedFraction, diagnostics.ClippedFraction, 1e-6f);
        Assert.Equal(2, diagnostics.Warnings.Count);
        Assert.Equal(whole.Warnings, diagnostics.Warnings);
        TimeSpan heard = windows.Where(window => window.IsSpeech).Max(window => window.End) - windows.First(window => window.IsSpeech).Start;
        Assert.Equal(heard, diagnostics.DurationUsed);
    }

    [Fact]
    public async Task PredictSegmentsAsync_LeftEarly_TellsNothing()
    {
        List<PredictionDiagnostics> seen = [];
        using MemoryStream stream = Clips.Wav(Speech.Recording(), Audio.WavEncoding.IeeeFloat);
        await foreach (EmotionSegment _ in Clips.Recognizer().PredictSegmentsAsync(stream, new SegmentOptions { Completed = seen.Add }))
        {
            break;
        }

        Assert.Empty(seen);
    }

    [Fact]
    public async Task PredictSegmentsAsync_SpeechAndSilence_SaysWhereNobodySpeaks()
    {
        float[] samples = [.. Clips.Read().Samples.Span, .. new float[16_000 * 8]];
        List<EmotionSegment> segments = await Speech.Segments(Clips.Recognizer(), new AudioSignal(samples, 16_000));

        Assert.True(segments[0].IsSpeech && segments[0].SpeechRatio > 0.5f && segments[0].Emotion == "sad");
        Assert.All(segments.Where(segment => segment.Start.TotalSeconds > 4), segment =>
        {
            Assert.False(segment.IsSpeech);
            Assert.Null(segment.Emotion);
            Assert.Equal(0, segment.SpeechRatio);
        });
    }

    [Fact]
    public async Task PredictSegmentsAsync_AClipOfOneWindow_AgreesWithPredict()
    {
        EmotionRecognizer recognizer = new(TinyModel.Create());
        AudioSignal clip = new(Clips.Read().Samples[..40_000], 16_000);
        EmotionPrediction expected = recognizer.Predict(clip);

        EmotionSegment segment = Assert.Single(await Speech.Segments(recognizer, clip));

        Assert.Equal(expected.Emotion, segment.Emotion);
        Assert.Equal(expected.Scores, segment.Scores);
    }

    [Fact]
    public async Task PredictSegmentsAsync_RecipeWithOffsetAndDuration_JudgesWholeWindowsOfThatDuration()
    {
        // No window is as long as the offset: skipping it would leave nothing.
        FeatureRecipe recipe = Clips.Recipe with { Audio = new AudioPreparation(16_000, OffsetSeconds: 10, DurationSeconds: 1) };
        FixedClassifier classifier = Clips.Undecided();
        EmotionRecognizer recognizer = new(classifier, new FeaturePipeline(recipe), null, "m", AllIsSpeech);
        AudioSignal signal = Clips.Read();

        List<EmotionSegment> segments = await Speech.Segments(recognizer, signal, new SegmentOptions { WindowSeconds = 3, HopSeconds = 3 });

        Assert.All(segments, segment => Assert.Equal(1, segment.Duration.TotalSeconds));
        Assert.Equal(segments[0].End, segments[1].Start);
        FeatureMatrix expected = new FeaturePipeline(Clips.Recipe).Extract(new AudioSignal(signal.Samples[^16_000..], 16_000));
        Assert.Equal(expected.Values.ToArray(), classifier.LastFeatures!.Values.ToArray());
    }

    [Fact]
    public async Task PredictSegmentsAsync_RecipeTrimsByVoiceActivity_TrimsWindowsAsClips()
    {
        FeatureRecipe recipe = Clips.Recipe with { Audio = new AudioPreparation(16_000, VoiceActivity: new VoiceActivityTrimming()) };
        FixedClassifier classifier = Clips.Undecided();
        EmotionRecognizer recognizer = new(classifier, new FeaturePipeline(recipe), null, "m");
        AudioSignal window = new(new float[16_000].Concat(Clips.Read().Samples[..32_000].ToArray()).ToArray(), 16_000);

        Assert.True(Assert.Single(await Speech.Segments(recognizer, window)).IsSpeech);

        float level = new FeaturePipeline(recipe).Extract(window)[0, 0];
        Assert.Equal(level, classifier.LastFeatures![0, 0]);
        Assert.True(level > new FeaturePipeline(Clips.Recipe).Extract(window)[0, 0], "The silence at the start is gone.");
    }

    [Fact]
    public async Task PredictSegmentsAsync_Smoothing_MixesThePreviousWindowIn()
    {
        ScriptedClassifier classifier = new(1, 0, 0);
        EmotionRecognizer recognizer = Clips.Recognizer(AllIsSpeech, classifier);
        SegmentOptions options = new() { WindowSeconds = 1, HopSeconds = 1, Smoothing = 0.6f };

        List<EmotionSegment> segments = await Speech.Segments(recognizer, new AudioSignal(Clips.Read("flat").Samples[..48_000], 16_000), options);

        Assert.Equal(["a", "a", "b"], segments.Select(segment => segment.Emotion));
        Assert.Equal(0.6f, segments[1].Confidence, 5);
        Assert.Equal(0.64f, segments[2].Confidence, 5);
    }

    [Fact]
    public async Task PredictSegmentsAsync_PerChannel_JudgesEachForItself()
    {
        float[] left = Clips.Read().Samples.ToArray();
        EmotionRecognizer recognizer = Stereo(left, new float[left.Length]);

        List<EmotionSegment> segments = await Speech.List(recognizer.PredictSegmentsAsync(new MemoryStream([1]), new SegmentOptions { PerChannel = true }));

        Assert.Equal([0, 1], segments.Take(2).Select(segment => segment.Channel!.Value));
        Assert.All(segments, segment => Assert.Equal(segment.Channel == 0, segment.IsSpeech));
    }

    [Fact]
    public async Task PredictSegmentsAsync_Channel_PicksItAndAnotherThanExistsThrows()
    {
        float[] right = Clips.Read().Samples.ToArray();
        EmotionRecognizer recognizer = Stereo(new float[right.Length], right);

        List<EmotionSegment> segments = await Speech.List(recognizer.PredictSegmentsAsync(new MemoryStream([1]), new SegmentOptions { Channel = 1 }));
        Assert.True(segments[0].IsSpeech && segments[0].Channel == 1);

        ArgumentException e = await Assert.ThrowsAsync<ArgumentException>(
            () => Speech.List(recognizer.PredictSegmentsAsync(new MemoryStream([1]), new SegmentOptions { Channel = 2 })));
        Assert.Contains("between 0 and 1", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PredictSegmentsAsync_AsynchronousStreamThatCannotSeek_GivesTheSame()
    {
        AudioSignal signal = Speech.Recording();
        EmotionRecognizer recognizer = Clips.Recognizer();
        using AsyncOnlyStream stream = new(Clips.Wav(signal));
        using MemoryStream whole = Clips.Wav(signal);

        Assert.Equal(
            (await Speech.List(recognizer.PredictSegmentsAsync(whole))).Select(Speech.Text),
            (await Speech.List(recognizer.PredictSegmentsAsync(stream))).Select(Speech.Text));
        Assert.True(whole.CanRead, "The caller's stream stays open.");
    }

    [Fact]
    public async Task PredictSegmentsAsync_CancelledBetweenWindows_StopsThere()
    {
        ScriptedClassifier classifier = new(0.5f);
        EmotionRecognizer recognizer = Clips.Recognizer(AllIsSpeech, classifier);
        using CancellationTokenSource cancellation = new();
        using MemoryStream stream = Clips.Wav(Speech.Recording());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (EmotionSegment segment in recognizer.PredictSegmentsAsync(stream).WithCancellation(cancellation.Token))
            {
                await cancellation.CancelAsync();
            }
        });
        Assert.Equal(1, classifier.Calls);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PredictSegmentsAsync_StreamThatStalls_CanBeCancelled(bool isDeaf)
    {
        using CancellationTokenSource cancellation = new();
        using StallingStream stream = new(isDeaf);
        Task<List<EmotionSegment>> segments = Speech.List(Clips.Recognizer().PredictSegmentsAsync(stream, null, cancellation.Token));
        await stream.Reached;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => segments.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task PredictSegmentsAsync_BadSamplesOrRate_ThrowsAudioFormatException()
    {
        AudioFormatException samples = await Assert.ThrowsAsync<AudioFormatException>(() => Read(new ArrayDecoder([0, 0, 0, float.NaN], 2, 16_000)));
        Assert.True(samples.IsCorrupt);
        Assert.Contains("Frame 1", samples.Message, StringComparison.Ordinal);

        AudioFormatException rate = await Assert.ThrowsAsync<AudioFormatException>(() => Read(new ArrayDecoder([0], 1, 3)));
        Assert.Contains("3 Hz", rate.Message, StringComparison.Ordinal);

        static Task<List<EmotionSegment>> Read(ArrayDecoder decoder) =>
            Speech.List(Clips.Recognizer(new EmotionRecognizerOptions { Decoders = [decoder] }).PredictSegmentsAsync(new MemoryStream([1])));
    }

    private static EmotionRecognizer Stereo(float[] left, float[] right) => Clips.Recognizer(new EmotionRecognizerOptions
    {
        Decoders = [new ArrayDecoder([.. left.Zip(right).SelectMany(pair => new[] { pair.First, pair.Second })], 2, 16_000)],
    });
}
