namespace SpeechEmotion.Audio.Tests;

public sealed class SpeechSegmentsTests
{
    private static readonly VoiceActivityOptions Bare = new() { LeadMilliseconds = 16, HangoverMilliseconds = 0 };

    [Fact]
    public void Find_RunWithACertainFrame_IsOneStretchCenteredOnItsFrames()
    {
        // Frames 10 to 13; a frame is 48 ms long and stands for the 16 ms in its middle.
        List<SpeechSegment> segments = Find(Bare with { LeadMilliseconds = 0 }, (10, 0.6f), (11, 0.9f), (12, 0.7f), (13, 0.5f));

        Assert.Equal([new SpeechSegment(Milliseconds(176), Milliseconds(240))], segments);
        Assert.Equal(Milliseconds(64), segments[0].Duration);
    }

    [Fact]
    public void Find_RunWithoutACertainFrame_IsNotSpeech() => Assert.Empty(Find(Bare, (10, 0.84f), (11, 0.6f)));

    [Fact]
    public void Find_ShortGap_IsBridgedByTheHangover()
    {
        Assert.Equal(2, Find(Bare, (10, 0.9f), (14, 0.9f)).Count);
        Assert.Single(Find(Bare with { HangoverMilliseconds = 64 }, (10, 0.9f), (14, 0.9f)));
    }

    [Fact]
    public void Find_LeadAndHangoverBeyondTheEnds_AreCut()
    {
        VoiceActivityOptions wide = new() { LeadMilliseconds = 500, HangoverMilliseconds = 2000 };

        Assert.Equal([new SpeechSegment(TimeSpan.Zero, Milliseconds(1000))], Find(wide, (10, 0.9f)));
    }

    [Fact]
    public void Find_SpeechThatBeginsWithTheLastFrame_NeverEndsBeforeItStarts()
    {
        VoiceActivityFrame[] frames = [new(Milliseconds(992), 0.9f, -20, -60)];

        Assert.Empty(SpeechSegments.Find(frames, Milliseconds(1000), Bare with { LeadMilliseconds = 0 }));
        Assert.Single(SpeechSegments.Find(frames, Milliseconds(1000), Bare));
    }

    private static List<SpeechSegment> Find(VoiceActivityOptions options, params (int Frame, float Probability)[] speech)
    {
        VoiceActivityFrame[] frames = new VoiceActivityFrame[60];
        for (int i = 0; i < frames.Length; i++)
        {
            float probability = speech.FirstOrDefault(pair => pair.Frame == i).Probability;
            frames[i] = new VoiceActivityFrame(Milliseconds(16 * i), probability, -30, -60);
        }

        return SpeechSegments.Find(frames, Milliseconds(1000), options);
    }

    private static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);
}
