using System.Collections;
using SpeechEmotion.Classification;
using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Tests;

/// <summary>Recognisers for one speaker.</summary>
public sealed class SpeakerTests
{
    [Fact]
    public void ForSpeaker_VoiceThatAlwaysSoundsSad_IsNoLongerSaidToBe()
    {
        EmotionRecognizer plain = Clips.Recognizer();
        EmotionPrediction before = plain.Predict(Clips.Read());
        SpeakerProfile profile = plain.CreateProfile(Enumerable.Repeat(before, 5));
        EmotionRecognizer own = plain.ForSpeaker(profile);

        EmotionPrediction after = own.Predict(Clips.Read());

        // Five clips hold back by half: the logarithms of the odds are halved.
        Assert.Equal("sad", before.Emotion);
        float Odds(EmotionPrediction prediction) => MathF.Log(Of(prediction, "sad") / Of(prediction, "happy"));
        Assert.Equal(Odds(before) / 2, Odds(after), 1e-4f);
        Assert.Equal(1, after.Scores.Sum(score => score.Probability), 1e-5f);
        Assert.Equal(before.Diagnostics.LevelDecibels, after.Diagnostics.LevelDecibels);
        Assert.Equal("fixed 1 with a profile", after.ModelName);
        Assert.Equal(before.Confidence, plain.Predict(Clips.Read()).Confidence);
    }

    [Fact]
    public void ForSpeaker_ModelTrainedAnewUnderItsName_IsRefused()
    {
        ModelBundle model = TinyModel.Create();
        EmotionRecognizer recognizer = new(model);
        SpeakerProfile profile = SpeakerProfile.Parse(recognizer.CreateProfile([recognizer.Predict(Clips.Read())]).ToJson());
        WeightSet weights = new([.. model.Weights.Select(tensor => new WeightTensor(tensor.Name, tensor.Shape, tensor.Values.ToArray().Select(value => value / 2).ToArray()))]);
        EmotionRecognizer anew = new(model with { Weights = weights });

        Assert.Contains("another model", Assert.Throws<ArgumentException>(() => anew.ForSpeaker(profile)).Message, StringComparison.Ordinal);
        recognizer.ForSpeaker(profile);
        new EmotionRecognizer(model with { Calibration = model.Calibration with { UnfamiliarTemperature = 2 } }).ForSpeaker(profile);
        anew.ForSpeaker(profile with { ModelFingerprint = null });
    }

    [Fact]
    public async Task ForSpeaker_SegmentsAndSessions_SayTheSameAsClips()
    {
        EmotionRecognizer plain = Clips.Recognizer(new EmotionRecognizerOptions { Labels = ["angry", "sad"], MinimumConfidence = 0.55f });
        EmotionRecognizer own = plain.ForSpeaker(plain.CreateProfile(Enumerable.Repeat(plain.Predict(Clips.Read()), 100)));
        float expected = Of(own.Predict(Clips.Read()), "sad");
        Assert.InRange(expected, 0.5f, 0.54f);
        Assert.Null(own.Predict(Clips.Read()).Emotion);

        List<EmotionSegment> segments = [];
        await foreach (EmotionSegment segment in own.PredictSegmentsAsync(Clips.Wav(Clips.Read()), new SegmentOptions { MergeTurns = false, Smoothing = 0 }))
        {
            segments.Add(segment);
        }

        Assert.Contains(segments, segment => segment.IsSpeech);
        Assert.All(segments.Where(segment => segment.IsSpeech), segment => Assert.Equal(expected, Sad(segment)!.Value, 1e-5f));

        await using EmotionSession session = own.OpenSession(16_000, new SessionOptions { Segments = new SegmentOptions { MergeTurns = false, Smoothing = 0 } });
        session.Write(Clips.Read().Samples.Span);
        await session.CompleteAsync();
        List<EmotionSegment> updates = [];
        await foreach (EmotionSegment update in session.ReadUpdatesAsync())
        {
            updates.Add(update);
        }

        Assert.Equal(segments.Select(Sad), updates.Select(Sad));
    }

    [Fact]
    public void ForSpeaker_AnyNumberOfAnswers_LooksTheOffsetsUpOnceAndGivesWhatTheProfileGives()
    {
        EmotionRecognizer plain = Clips.Recognizer();
        CountingTable offsets = new(new() { ["angry"] = 0.3f, ["happy"] = -0.2f, ["neutral"] = 0.1f, ["sad"] = -1.7f });
        SpeakerProfile profile = plain.CreateProfile([plain.Predict(Clips.Read())]) with { Offsets = offsets };
        EmotionRecognizer own = plain.ForSpeaker(profile);
        int lookUps = offsets.LookUps;

        EmotionPrediction before = plain.Predict(Clips.Read());
        EmotionPrediction[] after = [.. Enumerable.Range(0, 8).AsParallel().Select(_ => own.Predict(Clips.Read()))];

        Assert.Equal(lookUps, offsets.LookUps);
        float[] expected = [.. plain.Labels.Select(label => Of(before, label))];
        profile.Apply(plain.Labels, expected);
        Assert.All(after, prediction => Assert.Equal(expected, plain.Labels.Select(label => Of(prediction, label))));
    }

    [Fact]
    public void CreateProfile_OfAllLabels_ServesARecognizerOfSome()
    {
        EmotionRecognizer all = Clips.Recognizer(), two = Clips.Recognizer(new EmotionRecognizerOptions { Labels = ["angry", "sad"] });
        EmotionPrediction[] answers = [.. Enumerable.Repeat(all.Predict(Clips.Read()), 7)];
        EmotionPrediction[] answersOfTwo = [.. Enumerable.Repeat(two.Predict(Clips.Read()), 7)];
        Assert.Equal(
            Of(two.ForSpeaker(two.CreateProfile(answersOfTwo)).Predict(Clips.Read()), "sad"),
            Of(two.ForSpeaker(all.CreateProfile(answers)).Predict(Clips.Read()), "sad"), 1e-5f);
        Assert.Contains("happy", Assert.Throws<ArgumentException>(() => all.ForSpeaker(two.CreateProfile(answersOfTwo))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Profile_OfAnotherModelOrOfAdaptedAnswers_IsRefused()
    {
        EmotionRecognizer plain = Clips.Recognizer();
        EmotionPrediction answer = plain.Predict(Clips.Read());
        SpeakerProfile profile = plain.CreateProfile([answer]);
        EmotionRecognizer own = plain.ForSpeaker(profile);

        Assert.Contains("other 2", Assert.Throws<ArgumentException>(() => plain.ForSpeaker(profile with { ModelName = "other 2" })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => plain.ForSpeaker(profile with { Clips = 0 }));
        Assert.Throws<ArgumentException>(() => plain.CreateProfile([own.Predict(Clips.Read())]));
        Assert.Throws<ArgumentException>(() => plain.CreateProfile([]));
        Assert.Throws<ArgumentException>(() => plain.CreateProfile([plain.Predict(new AudioSignal(new float[16_000], 16_000))]));
        Assert.Throws<InvalidOperationException>(() => own.ForSpeaker(profile));
        Assert.Throws<InvalidOperationException>(() => own.CreateProfile([answer]));
        Assert.Throws<ArgumentNullException>(() => plain.ForSpeaker(null!));
    }

    private static float? Sad(EmotionSegment segment) =>
        segment.IsSpeech ? segment.Scores.Single(score => score.Emotion == "sad").Probability : null;

    private static float Of(EmotionPrediction prediction, string emotion) => prediction.Scores.Single(score => score.Emotion == emotion).Probability;

    // Counts how often an emotion's offset is asked for.
    private sealed class CountingTable(Dictionary<string, float> values) : IReadOnlyDictionary<string, float>
    {
        private int _lookUps;

        public int LookUps => _lookUps;

        public int Count => values.Count;

        public IEnumerable<string> Keys => values.Keys;

        public IEnumerable<float> Values => values.Values;

        public float this[string key] => TryGetValue(key, out float value) ? value : throw new KeyNotFoundException();

        public bool ContainsKey(string key) => values.ContainsKey(key);

        public bool TryGetValue(string key, out float value)
        {
            Interlocked.Increment(ref _lookUps);
            return values.TryGetValue(key, out value);
        }

        public IEnumerator<KeyValuePair<string, float>> GetEnumerator() => values.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
