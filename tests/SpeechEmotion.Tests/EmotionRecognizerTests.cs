using System.Diagnostics;
using SpeechEmotion.Audio;
using SpeechEmotion.Features;
using SpeechEmotion.TestKit;
using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Tests;

public sealed class EmotionRecognizerTests
{
    [Fact]
    public void Predict_Speech_GivesSortedScoresOfAllLabels()
    {
        EmotionPrediction prediction = Clips.Recognizer().Predict(Clips.Read());

        Assert.True(prediction.IsSpeech);
        Assert.Equal("sad", prediction.Emotion);
        Assert.Equal(0.4f, prediction.Confidence);
        Assert.Equal(["sad", "neutral", "angry", "happy"], prediction.Scores.Select(score => score.Emotion));
        Assert.Equal("fixed 1", prediction.ModelName);
    }

    [Fact]
    public void Predict_Speech_ShowsTheClassifierThePipelinesFeatures()
    {
        FixedClassifier classifier = Clips.Undecided();
        AudioSignal signal = Clips.Read();
        Clips.Recognizer(classifier: classifier).Predict(signal);

        FeatureMatrix expected = new FeaturePipeline(Clips.Recipe).Extract(signal);
        Assert.Equal(expected.Values.ToArray(), classifier.LastFeatures!.Values.ToArray());
    }

    [Fact]
    public void Predict_RecipeTrimsByVoiceActivity_JudgesSpeechAloneAndSaysWhereThereIsNone()
    {
        EmotionRecognizer recognizer = Listening();
        AudioSignal clip = Clips.Read();
        Random random = new(1);
        AudioSignal noise = Clips.Map(clip, _ => 0.1f * ((float)random.NextDouble() - 0.5f));

        EmotionPrediction speech = recognizer.Predict(new AudioSignal(new float[16_000 * 4].Concat(clip.Samples.ToArray()).ToArray(), 16_000));

        Assert.True(speech.IsSpeech);
        Assert.InRange(speech.Diagnostics.DurationUsed, TimeSpan.FromSeconds(0.5), clip.Duration);
        Assert.False(recognizer.Predict(noise).IsSpeech);
    }

    [Theory]
    [InlineData(0.001f)]
    [InlineData(1)]
    [InlineData(1.9f)]
    public void Predict_RecipeTrimsByVoiceActivity_HearsSpeechAtAnyLevelAlike(float gain)
    {
        EmotionPrediction expected = Listening().Predict(Clips.Read()), prediction = Listening().Predict(Clips.Map(Clips.Read(), sample => gain * sample));

        Assert.True(prediction.IsSpeech);
        Assert.Equal(expected.Diagnostics.DurationUsed, prediction.Diagnostics.DurationUsed);
        Assert.Equal(expected.Diagnostics.EstimatedSnrDecibels!.Value, prediction.Diagnostics.EstimatedSnrDecibels!.Value, 0.01f);
    }

    [Fact]
    public void Predict_RecipeTrimsByVoiceActivity_HostStillSaysHowMuchSpeechItWants()
    {
        Random random = new(1);
        AudioSignal noise = Clips.Map(Clips.Read(), _ => 0.1f * ((float)random.NextDouble() - 0.5f));

        Assert.False(Listening(new() { VoiceActivity = new() { MinimumSpeechMilliseconds = 10_000 } }).Predict(Clips.Read()).IsSpeech);
        Assert.False(Listening().Predict(noise).IsSpeech);
        Assert.True(Listening(new() { DetectSpeech = false }).Predict(noise).IsSpeech);
    }

    [Theory]
    [InlineData(50, 0.3)]
    [InlineData(60, 0.3)]
    [InlineData(60, 1)]
    [InlineData(60, 4)]
    public void Predict_HumThatSwells_IsNoSpeechAlsoWhereTheRecipeTakesHumAway(double mains, double swellsPerSecond)
    {
        FeatureRecipe recipe = Clips.Recipe with
        {
            Audio = new AudioPreparation(16_000, HighPassHertz: 70, RemoveHum: true, VoiceActivity: new VoiceActivityTrimming()),
        };
        EmotionRecognizer recognizer = new(Clips.Undecided(), new FeaturePipeline(recipe), null, "m");
        for (int seed = 0; seed < 10; seed++)
        {
            Random random = new(seed);
            double phase = 6 * random.NextDouble(), swell = 6 * random.NextDouble();
            float[] samples = [.. Enumerable.Range(0, 48_000).Select(n => (float)(
                (0.02 * (1 + (0.2 * Math.Sin((2 * Math.PI * swellsPerSecond * n / 16_000) + swell))) * Math.Sin((2 * Math.PI * mains * n / 16_000) + phase))
                + (2e-4 * (random.NextDouble() - 0.5))))];

            Assert.False(recognizer.Predict(new AudioSignal(samples, 16_000)).IsSpeech, $"seed {seed}");
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(3)]
    public void Predict_RecipeTrimsBehindAnOffset_HearsSpeechBeforeItToo(double offsetSeconds)
    {
        AudioSignal clip = Clips.Read();
        AudioSignal late = new(clip.Samples.ToArray().Concat(new float[16_000]).ToArray(), 16_000);
        FeatureRecipe recipe = Clips.Recipe with { Audio = new AudioPreparation(16_000, OffsetSeconds: offsetSeconds, VoiceActivity: new VoiceActivityTrimming()) };

        Assert.True(new EmotionRecognizer(Clips.Undecided(), new FeaturePipeline(recipe), null, "m").Predict(late).IsSpeech);
    }

    [Fact]
    public void Predict_WithNormalizer_NormalisesFeatures()
    {
        FixedClassifier classifier = Clips.Undecided();
        AudioSignal signal = Clips.Read();
        FeaturePipeline pipeline = new(Clips.Recipe);
        EmotionRecognizer recognizer = new(classifier, pipeline, new FeatureNormalizer(new float[] { 0.5f }, new float[] { 2f }), "m");
        recognizer.Predict(signal);

        Assert.Equal((pipeline.Extract(signal)[0, 0] - 0.5f) / 2f, classifier.LastFeatures![0, 0], 6);
    }

    [Fact]
    public async Task Predict_AllForms_AgreeOnOneFile()
    {
        EmotionRecognizer recognizer = Clips.Recognizer();
        EmotionPrediction expected = recognizer.PredictFile(Clips.Path());
        using FileStream stream = File.OpenRead(Clips.Path());
        using FileStream other = File.OpenRead(Clips.Path());

        AssertSame(expected, recognizer.Predict(Clips.Read()));
        AssertSame(expected, recognizer.Predict(stream));
        AssertSame(expected, await recognizer.PredictAsync(other));
        Assert.All(recognizer.PredictAll([Clips.Read(), Clips.Read()]), prediction => AssertSame(expected, prediction));
        Assert.True(stream.CanRead && other.CanRead, "The caller's streams stay open.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16_000)]
    public void Predict_DigitalSilence_IsNoSpeech(int samples)
    {
        EmotionPrediction prediction = Clips.Recognizer().Predict(new AudioSignal(new float[samples], 16_000));

        Assert.False(prediction.IsSpeech);
        Assert.Null(prediction.Emotion);
        Assert.Equal(0, prediction.Confidence);
        Assert.Empty(prediction.Scores);
        Assert.Equal(float.NegativeInfinity, prediction.Diagnostics.LevelDecibels);
    }

    [Fact]
    public void Predict_DigitalSilence_IsNoSpeechWithoutDetectionToo() =>
        Assert.False(Clips.Recognizer(new() { DetectSpeech = false }).Predict(new AudioSignal(new float[16_000], 16_000)).IsSpeech);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Predict_SampleNotFinite_NamesIt(float bad)
    {
        float[] samples = Clips.Read().Samples.ToArray();
        samples[1234] = bad;
        AudioSignal signal = new(samples, 16_000);
        EmotionRecognizer recognizer = Clips.Recognizer();

        Assert.Contains("Sample 1234", Assert.Throws<ArgumentException>(() => recognizer.Predict(signal)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "Sample 1234 of clip 1 ", Assert.Throws<ArgumentException>(() => recognizer.PredictAll([Clips.Read(), signal])).Message, StringComparison.Ordinal);
        using MemoryStream wav = Clips.Wav(signal, WavEncoding.IeeeFloat);
        Assert.True(Assert.Throws<AudioFormatException>(() => recognizer.Predict(wav)).IsCorrupt);
    }

    [Fact]
    public async Task Predict_SampleNotFiniteAndDecimalComma_SaysInfinityInEnglish()
    {
        using CommaCulture comma = new();
        AudioSignal signal = new(new[] { float.PositiveInfinity }, 16_000);
        EmotionRecognizer recognizer = Clips.Recognizer(new() { Decoders = [new ArrayDecoder([float.PositiveInfinity], channelCount: 1, 16_000)] });
        await using EmotionSession session = recognizer.OpenSession(16_000);

        Assert.Contains("Infinity", Assert.Throws<ArgumentException>(() => recognizer.Predict(signal)).Message, StringComparison.Ordinal);
        Assert.Contains("Infinity", Assert.Throws<ArgumentException>(() => session.Write(signal.Samples.Span)).Message, StringComparison.Ordinal);
        Assert.Contains("Infinity", Assert.Throws<AudioFormatException>(() => recognizer.Predict(new MemoryStream(new byte[64]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_LongRecording_IsCutWithAWarning()
    {
        EmotionRecognizer recognizer = Clips.Recognizer(new() { MaximumDuration = TimeSpan.FromSeconds(2) });
        EmotionPrediction prediction = recognizer.PredictFile(Clips.Path());

        Assert.Equal(TimeSpan.FromSeconds(2), prediction.Diagnostics.SourceDuration);
        Assert.Contains(prediction.Diagnostics.Warnings, warning => warning.Contains("longer than 2 s", StringComparison.Ordinal));
        AssertSame(prediction, recognizer.Predict(Clips.Read()));
    }

    [Fact]
    public void Predict_RecordingOfExactlyTheLongestDuration_IsNotCut()
    {
        AudioSignal signal = new(Clips.Read().Samples[..32_000], 16_000);
        using MemoryStream wav = Clips.Wav(signal);
        EmotionPrediction prediction = Clips.Recognizer(new() { MaximumDuration = TimeSpan.FromSeconds(2) }).Predict(wav);

        Assert.DoesNotContain(prediction.Diagnostics.Warnings, warning => warning.Contains("longer", StringComparison.Ordinal));
    }

    [Fact]
    public void Predict_ClipThatEndsBeforeTheRecipesOffset_IsNoSpeechWithAWarning()
    {
        FeatureRecipe recipe = Clips.Recipe with { Audio = new AudioPreparation(16_000, OffsetSeconds: 60) };
        EmotionRecognizer recognizer = new(Clips.Undecided(), new FeaturePipeline(recipe), null, "m");
        EmotionPrediction prediction = recognizer.Predict(Clips.Read());

        Assert.False(prediction.IsSpeech);
        Assert.Contains(prediction.Diagnostics.Warnings, warning => warning.Contains("60", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PredictAsync_CancelledToken_Throws()
    {
        using FileStream stream = File.OpenRead(Clips.Path());
        using CancellationTokenSource source = new();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Clips.Recognizer().PredictAsync(stream, source.Token));
    }

    [Fact]
    public async Task PredictAsync_PipeThatSaysNothing_EndsWithTheToken()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using TemporaryFolder folder = new();
        string pipe = folder.At("pipe");
        await Process.Start("mkfifo", [pipe]).WaitForExitAsync();
        using FileStream stream = new(pipe, FileMode.Open, FileAccess.ReadWrite);
        using CancellationTokenSource patience = new(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Clips.Recognizer().PredictAsync(stream, patience.Token).WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task PredictAsync_StreamOverTheLimit_IsRefused()
    {
        using MemoryStream stream = new(File.ReadAllBytes(Clips.Path()));
        EmotionRecognizer recognizer = Clips.Recognizer(new() { MaximumStreamBytes = 1000 });
        AudioFormatException error = await Assert.ThrowsAsync<AudioFormatException>(() => recognizer.PredictAsync(stream));
        Assert.Contains("1000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PredictAsync_File_IsReadWhereItLiesWhateverItsSize()
    {
        EmotionRecognizer recognizer = Clips.Recognizer(new() { MaximumStreamBytes = 1000 });
        using FileStream stream = File.OpenRead(Clips.Path());

        Assert.Equal("sad", (await recognizer.PredictAsync(stream)).Emotion);
        Assert.Equal("sad", (await recognizer.PredictFileAsync(Clips.Path())).Emotion);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => recognizer.PredictAsync(stream, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Constructor_NormalizerOfOtherFeatures_IsRefused()
    {
        FeatureNormalizer two = new(new float[2], new float[] { 1, 1 });
        Assert.Contains(
            "2 features",
            Assert.Throws<ArgumentException>(() => new EmotionRecognizer(Clips.Undecided(), new FeaturePipeline(Clips.Recipe), two, "x")).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    public async Task PredictAsync_StreamThatSaysItIsOverTheLimit_IsRefusedUnread(int limit)
    {
        using VastStream stream = new();
        EmotionRecognizer recognizer = Clips.Recognizer(new() { MaximumStreamBytes = limit });

        await Assert.ThrowsAsync<AudioFormatException>(() => recognizer.PredictAsync(stream));

        Assert.Equal(0, stream.Position);
    }

    [Fact]
    public async Task PredictAsync_StreamThatForbidsSynchronousReads_Works()
    {
        using AsyncOnlyStream stream = new(File.OpenRead(Clips.Path()));
        Assert.Equal("sad", (await Clips.Recognizer().PredictAsync(stream)).Emotion);
    }

    [Fact]
    public async Task Predict_HeaderThatClaimsAFewHertz_IsUnreadableAudio()
    {
        byte[] wav = WavBuilder.Mono16(5, [.. Enumerable.Repeat((short)9000, 500)]);

        Assert.Contains("5 Hz", Assert.Throws<AudioFormatException>(() => Clips.Recognizer().Predict(new MemoryStream(wav))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<AudioFormatException>(() => Clips.Recognizer().PredictAsync(new MemoryStream(wav)));
    }

    [Fact]
    public void Predict_RateTooFarFromTheModels_IsOutOfRangeWithoutDetectionToo()
    {
        EmotionRecognizer recognizer = Clips.Recognizer(new() { DetectSpeech = false });
        AudioSignal signal = new(Clips.Read().Samples, 50);

        Assert.Throws<ArgumentOutOfRangeException>(() => recognizer.Predict(signal));
        Assert.Contains("50 Hz", Assert.Throws<AudioFormatException>(() => recognizer.Predict(Clips.Wav(signal))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_SamplesThatNoRecordingHas_AreRefused()
    {
        EmotionRecognizer recognizer = Clips.Recognizer(new() { DetectSpeech = false });
        AudioSignal loud = Clips.Map(Clips.Read(), sample => 1e25f * sample);

        Assert.Contains("beyond 4294967296", Assert.Throws<ArgumentException>(() => recognizer.Predict(loud)).Message, StringComparison.Ordinal);
        Assert.Contains("beyond 4294967296", Assert.Throws<AudioFormatException>(() => recognizer.Predict(Wav())).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<AudioFormatException>(() => recognizer.PredictAsync(Wav()));
        await Assert.ThrowsAsync<AudioFormatException>(() => Speech.List(recognizer.PredictSegmentsAsync(Wav())));

        MemoryStream Wav() => Clips.Wav(loud, WavEncoding.IeeeFloat);
    }

    [Fact]
    public async Task Predict_ClassifierFails_ItsExceptionIsNotTakenForTheRecordings()
    {
        EmotionRecognizer recognizer = Clips.Recognizer(classifier: new FailingClassifier(new ArgumentOutOfRangeException("device")));

        Assert.Equal("device", Assert.Throws<ArgumentOutOfRangeException>(() => recognizer.PredictFile(Clips.Path())).ParamName);
        using FileStream stream = File.OpenRead(Clips.Path());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Speech.List(recognizer.PredictSegmentsAsync(stream)));
    }

    [Fact]
    public void PredictAll_ClassifierFails_ThrowsWhatPredictThrows()
    {
        EmotionRecognizer recognizer = Clips.Recognizer(classifier: new FailingClassifier(new InvalidOperationException("away")));

        Assert.Throws<InvalidOperationException>(() => recognizer.Predict(Clips.Read()));
        Assert.Throws<InvalidOperationException>(() => recognizer.PredictAll([Clips.Read(), Clips.Read()]));
    }

    [Fact]
    public void Predict_ManyThreads_GiveIdenticalAnswers()
    {
        EmotionRecognizer recognizer = Clips.Recognizer();
        AudioSignal signal = Clips.Read();
        EmotionPrediction expected = recognizer.Predict(signal);
        Parallel.For(0, 64, _ => AssertSame(expected, recognizer.Predict(signal)));
    }

    [Fact]
    public void Predict_Repeated_AllocatesWithinABound()
    {
        EmotionRecognizer recognizer = Clips.Recognizer();
        AudioSignal signal = Clips.Read();
        for (int i = 0; i < 3; i++)
        {
            recognizer.Predict(signal);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        recognizer.Predict(signal);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // Three times the samples (prepared copy and padding) and a little for the answer; a spectrogram kept whole would be far more.
        Assert.InRange(allocated, 0, (3 * sizeof(float) * signal.Samples.Length) + 65_536);
    }

    private static EmotionRecognizer Listening(EmotionRecognizerOptions? options = null)
    {
        FeatureRecipe recipe = Clips.Recipe with { Audio = new AudioPreparation(16_000, VoiceActivity: new VoiceActivityTrimming()) };
        return new EmotionRecognizer(Clips.Undecided(), new FeaturePipeline(recipe), null, "m", options);
    }

    private static void AssertSame(EmotionPrediction expected, EmotionPrediction found)
    {
        Assert.Equal(expected.Emotion, found.Emotion);
        Assert.Equal(expected.Confidence, found.Confidence);
        Assert.Equal(expected.Scores, found.Scores);
        Assert.Equal(expected.Diagnostics.Peak, found.Diagnostics.Peak);
        Assert.Equal(expected.Diagnostics.LevelDecibels, found.Diagnostics.LevelDecibels);
        Assert.Equal(expected.Diagnostics.DurationUsed, found.Diagnostics.DurationUsed);
    }
}
