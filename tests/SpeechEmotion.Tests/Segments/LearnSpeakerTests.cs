using System.Runtime.InteropServices;
using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Tests.Segments;

/// <summary>Recordings of one speaker, whose own is learnt while they are followed.</summary>
public sealed class LearnSpeakerTests
{
    private static readonly EmotionRecognizerOptions AllIsSpeech = new() { DetectSpeech = false };
    private static readonly SegmentOptions Learning = new() { WindowSeconds = 2, HopSeconds = 1, LearnSpeaker = true };

    [Fact]
    public async Task PredictSegmentsAsync_VoiceThatAlwaysSoundsSad_IsSaidToBeLessAndLess()
    {
        List<EmotionSegment> windows = await Speech.Segments(Clips.Recognizer(AllIsSpeech), Noise(12), Learning);

        // The first window is a clip against the five that hold back; each that follows adds half of its sound.
        Assert.Equal(11, windows.Count);
        Assert.All(windows.Index(), window => Assert.Equal(
            Math.Log(0.4 / 0.1) * 5 / (5 + 1 + (0.5 * window.Index)), Math.Log(Of(window.Item, "sad") / Of(window.Item, "happy")), 1e-4));
    }

    [Fact]
    public async Task PredictSegmentsAsync_VoiceThatChanges_IsJudgedByTheChange()
    {
        EmotionRecognizer recognizer = Clips.Recognizer(AllIsSpeech, new ScriptedClassifier(0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.6f));
        List<EmotionSegment> plain = await Speech.Segments(recognizer, Noise(12), Learning with { LearnSpeaker = false });
        recognizer = Clips.Recognizer(AllIsSpeech, new ScriptedClassifier(0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.6f));
        List<EmotionSegment> learnt = await Speech.Segments(recognizer, Noise(12), Learning);

        Assert.All(plain, window => Assert.Equal("a", window.Emotion));
        Assert.Equal(("a", "b"), (learnt[0].Emotion, learnt[10].Emotion));
    }

    [Fact]
    public async Task PredictSegmentsAsync_Channels_HaveASpeakerEach()
    {
        FixedClassifier classifier = Clips.Undecided();
        float[] mono = Noise(8).Samples.ToArray();
        float[] stereo = [.. mono.SelectMany((sample, index) => new[] { sample, index < 16_000 * 4 ? 0 : sample })];
        byte[] data = MemoryMarshal.AsBytes<float>(stereo).ToArray();
        using MemoryStream stream = new(new TestKit.WavBuilder().Format(3, 2, 16_000, 32).Data(data).Build());
        List<EmotionSegment> windows = await Speech.List(
            Clips.Recognizer(AllIsSpeech, classifier).PredictSegmentsAsync(stream, Learning with { PerChannel = true }));

        // The second is silent at first, so it is heard for the first time when the first is well known.
        EmotionSegment first = windows.First(window => window is { Channel: 1, IsSpeech: true });
        Assert.Equal(windows[0].Scores, first.Scores);
        Assert.True(first.Start.TotalSeconds >= 3);
    }

    [Fact]
    public async Task OpenSession_LearnSpeaker_LearnsAsTheFileDoes()
    {
        AudioSignal signal = Noise(10);
        List<EmotionSegment> expected = await Speech.Segments(Clips.Recognizer(AllIsSpeech), signal, Learning);
        await using EmotionSession session = Clips.Recognizer(AllIsSpeech).OpenSession(16_000, new() { Segments = Learning });
        session.Write(signal.Samples.Span);
        await session.CompleteAsync();
        Assert.Equal(expected.Select(Speech.Text), (await Speech.List(session.ReadUpdatesAsync())).Select(Speech.Text));
    }

    [Fact]
    public void LearnSpeaker_RecognizerForOneSpeaker_IsRefused()
    {
        EmotionRecognizer plain = Clips.Recognizer();
        EmotionRecognizer own = plain.ForSpeaker(plain.CreateProfile([plain.Predict(Clips.Read())]));
        Assert.Throws<InvalidOperationException>(() => own.PredictSegmentsAsync(Stream.Null, Learning));
        Assert.Throws<InvalidOperationException>(() => own.OpenSession(16_000, new() { Segments = Learning }));
    }

    private static AudioSignal Noise(int seconds)
    {
        Random random = new(1);
        return new AudioSignal(Array.ConvertAll(new float[16_000 * seconds], _ => (float)(random.NextDouble() - 0.5)), 16_000);
    }

    private static double Of(EmotionSegment segment, string emotion) => segment.Scores.Single(score => score.Emotion == emotion).Probability;
}
