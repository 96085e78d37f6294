namespace SpeechEmotion.Audio.Tests;

public sealed class LineSpectraTests
{
    [Theory]
    [InlineData(8000)]
    [InlineData(11_025)]
    [InlineData(44_100)]
    public void Hertz_ToneAtAnyRate_IsFound(int rate)
    {
        float[] tone = [.. Enumerable.Range(0, rate).Select(i => MathF.Sin(2 * MathF.PI * 433 * i / rate))];

        LineSpectra spectra = LineSpectra.Of(tone, rate)!;

        // 0.128 seconds each, 0.032 seconds apart, at 2,000 to 2,205 Hz.
        Assert.InRange(spectra.Count, 28, 31);
        ReadOnlySpan<float> power = spectra.Power(spectra.Count / 2);
        int strongest = power.IndexOf(power.ToArray().Max());
        Assert.Equal(spectra.BinAt(433 - 4), strongest, 1.0);
        Assert.Equal(433, spectra.Hertz(power, strongest), 0.5);
    }

    [Fact]
    public void Of_TooShortOrTooLowARate_IsNothing()
    {
        Assert.Null(LineSpectra.Of([], 8000));
        Assert.Null(LineSpectra.Of(new float[1600], 8000));
        Assert.Null(LineSpectra.Of(new float[16_000], 1999));
    }

    [Fact]
    public void Around_SegmentAtTheEnds_TakesWhatThereIs()
    {
        AudioSignal second = new(new float[8000], 8000);

        Assert.Equal(LineSpectra.Of(new float[8000], 8000)!.Count, LineSpectra.Around(second, Segment(0, 1), 3)!.Count);
        Assert.Equal(LineSpectra.Of(new float[4000], 8000)!.Count, LineSpectra.Around(second, Segment(0, 0.25), 0.25)!.Count);
        Assert.Null(LineSpectra.Around(second, Segment(0.9, 1), 0.1));
    }

    private static SpeechSegment Segment(double from, double to) => new(TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to));
}
