using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Tests.Segments;

public sealed class EmotionTurnsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(0.5)]
    public async Task Merge_Windows_GivesTheTurnsOfTheRecording(double minimumSeconds)
    {
        EmotionRecognizer recognizer = new(TinyModel.Create());
        SegmentOptions windows = new() { WindowSeconds = 1, HopSeconds = 0.5 };
        SegmentOptions turns = windows with { MergeTurns = true, MinimumTurnSeconds = minimumSeconds };
        List<EmotionSegment> expected = await Speech.Segments(recognizer, Speech.Recording(), turns);

        IEnumerable<EmotionSegment> merged = EmotionTurns.Merge(await Speech.Segments(recognizer, Speech.Recording(), windows), minimumSeconds);

        Assert.True(expected.Count > 1);
        Assert.Equal(expected.Select(Speech.Text), merged.Select(Speech.Text));
        Assert.Equal(expected.Select(Speech.Text), merged.Select(Speech.Text));
    }

    [Fact]
    public void Merge_TwoChannels_KeepsThemApart()
    {
        List<EmotionSegment> turns = [.. EmotionTurns.Merge(
            [Window(0, "a", 0), Window(1, "b", 0), Window(0, "a", 1), Window(1, "c", 1), Window(0, "a", 2), Window(1, "c", 2)])];

        Assert.Equal(["0 a 0-4", "1 b 0-1.5", "1 c 1.5-4"], turns.Select(turn =>
            FormattableString.Invariant($"{turn.Channel} {turn.Emotion} {turn.Start.TotalSeconds}-{turn.End.TotalSeconds}")));
    }

    [Fact]
    public void Merge_SoundWasLostBetweenWindows_NoTurnReachesOverIt()
    {
        IEnumerable<EmotionSegment> turns = EmotionTurns.Merge([Window(0, "a", 0), Window(0, "a", 1), Window(0, "a", 5), Window(0, "a", 6)]);

        Assert.Equal([(0, 3), (5, 8)], turns.Select(turn => (turn.Start.TotalSeconds, turn.End.TotalSeconds)));
    }

    [Fact]
    public void Merge_NoWindows_GivesNoTurns() => Assert.Empty(EmotionTurns.Merge([]));

    [Theory]
    [InlineData(-1)]
    [InlineData(3601)]
    [InlineData(double.NaN)]
    public void Merge_LengthOutOfRange_IsRefused(double minimumSeconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EmotionTurns.Merge([], minimumSeconds));

    private static EmotionSegment Window(int channel, string emotion, int start) => new()
    {
        Start = TimeSpan.FromSeconds(start),
        End = TimeSpan.FromSeconds(start + 2),
        Emotion = emotion,
        Confidence = 1,
        Scores = [new EmotionScore(emotion, 1)],
        SpeechRatio = 1,
        Channel = channel,
    };
}
