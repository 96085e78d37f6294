namespace SpeechEmotion.Tests.Segments;

public sealed class RecordingSummaryTests
{
    [Fact]
    public void Of_OverlappingWindows_CountsSharedTimeOnce()
    {
        RecordingSummary summary = RecordingSummary.Of(
        [
            Segment(0, 3, "sad", ratio: 1),
            Segment(1.5, 4.5, "angry", ratio: 0.5f),
            Segment(3, 6, "sad", ratio: 1),
            Segment(6, 10, null, ratio: 0),
        ]);

        Assert.Equal(TimeSpan.FromSeconds(10), summary.Duration);
        Assert.Equal(5.25, summary.SpeechTime.TotalSeconds, 6);
        Assert.Equal(["sad", "angry"], summary.Emotions.Select(share => share.Emotion));
        Assert.Equal(4.5, summary.Emotions[0].Time.TotalSeconds, 6);
        Assert.Equal(1 / 7f, summary.Emotions[1].Share, 6);
    }

    [Fact]
    public void Of_TwoChannels_AddsTheirSpeechUp()
    {
        RecordingSummary summary = RecordingSummary.Of([Segment(0, 4, "sad", 1, channel: 0), Segment(0, 4, "happy", 0.5f, channel: 1)]);

        Assert.Equal(TimeSpan.FromSeconds(4), summary.Duration);
        Assert.Equal(TimeSpan.FromSeconds(6), summary.SpeechTime);
    }

    [Fact]
    public void Of_SpeechWithoutAName_CountsAsSpeechOnly()
    {
        EmotionSegment unnamed = Segment(0, 4, "sad", 1) with { Emotion = null };
        RecordingSummary summary = RecordingSummary.Of([unnamed]);

        Assert.Equal(TimeSpan.FromSeconds(4), summary.SpeechTime);
        Assert.Empty(summary.Emotions);
    }

    [Fact]
    public void Of_Nothing_IsEmpty() => Assert.Equal(TimeSpan.Zero, RecordingSummary.Of([]).Duration);

    private static EmotionSegment Segment(double start, double end, string? emotion, float ratio, int? channel = null) => new()
    {
        Start = TimeSpan.FromSeconds(start),
        End = TimeSpan.FromSeconds(end),
        Emotion = emotion,
        Confidence = emotion is null ? 0 : 1,
        Scores = emotion is null ? [] : [new EmotionScore(emotion, 1)],
        SpeechRatio = ratio,
        Channel = channel,
    };
}
