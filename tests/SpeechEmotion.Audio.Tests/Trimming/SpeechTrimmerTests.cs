namespace SpeechEmotion.Audio.Tests;

public sealed class SpeechTrimmerTests
{
    // One sample a millisecond, each with its own number; speech from 100 to 200, 250 to 300 and 700 to 900.
    private static readonly AudioSignal Ramp = new(Enumerable.Range(0, 1000).Select(i => (float)i).ToArray(), 1000);

    [Fact]
    public void Trim_KeepingPauses_DropsOnlyTheEnds() => Assert.Equal(Numbers(100, 900), Trim(null));

    [Theory]
    [InlineData(400, new[] { 100, 900 })]
    [InlineData(100, new[] { 100, 350, 650, 900 })]
    [InlineData(20, new[] { 100, 210, 240, 310, 690, 900 })]
    [InlineData(0, new[] { 100, 200, 250, 300, 700, 900 })]
    public void Trim_LongestPause_KeepsHalfOfItOnEachSide(int milliseconds, int[] bounds) =>
        Assert.Equal(bounds.Chunk(2).SelectMany(part => Numbers(part[0], part[1])), Trim(TimeSpan.FromMilliseconds(milliseconds)));

    [Fact]
    public void Trim_NotEnoughSpeech_KeepsTheSignal() =>
        Assert.Same(Ramp, SpeechTrimmer.Trim(Ramp, Activity() with { IsSpeech = false }, TimeSpan.Zero));

    [Fact]
    public void Trim_NegativePause_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Trim(TimeSpan.FromTicks(-1)));

    private static float[] Trim(TimeSpan? longestPause)
    {
        AudioSignal trimmed = SpeechTrimmer.Trim(Ramp, Activity(), longestPause);
        Assert.Equal(Ramp.SampleRate, trimmed.SampleRate);
        return trimmed.Samples.ToArray();
    }

    private static IEnumerable<float> Numbers(int from, int to) => Enumerable.Range(from, to - from).Select(i => (float)i);

    private static VoiceActivity Activity() => new()
    {
        IsSpeech = true,
        SpeechRatio = 0.35f,
        Segments = [Segment(100, 200), Segment(250, 300), Segment(700, 900)],
        NoiseFloorDecibels = -60,
        EstimatedSnrDecibels = 30,
    };

    private static SpeechSegment Segment(int from, int to) => new(TimeSpan.FromMilliseconds(from), TimeSpan.FromMilliseconds(to));
}
