using Xunit.Abstractions;

namespace SpeechEmotion.Audio.Tests;

/// <summary>Measures the filters with tones of full scale; the figures are those of the doc comment of <see cref="Resampler"/>.</summary>
public sealed class ResamplerQualityTests
{
    private const double PassBandDecibels = 0.0001;
    private const double StopBandDecibels = -101;
    private const double ErrorDecibels = -111;
    private readonly ITestOutputHelper _output;

    public ResamplerQualityTests(ITestOutputHelper output) => _output = output;

    public static TheoryData<double, double> Rates() => new()
    {
        { 44100, 22050 }, { 48000, 22050 }, { 22050, 16000 }, { 16000, 22050 }, { 48000, 16000 }, { 8000, 16000 }, { 96000, 8000 },
        { 22050 * Math.Pow(2, 1.0 / 12), 22050 }, { 22050 * Math.Pow(2, -1.0 / 6), 22050 }, { 44100, 44101 },
    };

    [Theory]
    [MemberData(nameof(Rates))]
    public void Resample_TonesInThePassBand_KeepTheirLevelAndGetNoImages(double source, double target)
    {
        Resampler resampler = new(source, target);
        double nyquist = Math.Min(source, target) / 2;
        double worstLevel = 0, worstRest = double.NegativeInfinity;
        for (double share = 0.011; share <= 0.9101; share += 0.00899)
        {
            (double level, double rest) = Measure(resampler, share * nyquist);
            worstLevel = Math.Max(worstLevel, Math.Abs(level));
            worstRest = Math.Max(worstRest, rest);
        }

        _output.WriteLine($"{source:F1} -> {target:F1}: pass band {worstLevel:F5} dB, everything else {worstRest:F1} dB");
        Assert.InRange(worstLevel, 0, PassBandDecibels);
        Assert.InRange(worstRest, -200, ErrorDecibels);
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void Resample_TonesAboveTheLowerNyquist_AreGone(double source, double target)
    {
        Resampler resampler = new(source, target);
        double worst = double.NegativeInfinity;
        double nyquist = target / 2;

        // The highest lobe lies right above the Nyquist frequency and is narrow.
        for (double share = 1.0005; share * nyquist < source / 2; share += share < 1.15 ? 0.002 : 0.05)
        {
            float[] output = resampler.Resample(Tone(source, share * nyquist));
            worst = Math.Max(worst, Decibels(Rms(Middle(output)) * Math.Sqrt(2)));
        }

        _output.WriteLine($"{source:F1} -> {target:F1}: stop band {worst:F1} dB");
        Assert.InRange(worst, double.NegativeInfinity, StopBandDecibels);
    }

    /// <summary>The level of a tone after resampling, and of all that is not the tone, in decibels against it.</summary>
    private static (double Level, double Error) Measure(Resampler resampler, double frequency)
    {
        float[] output = resampler.Resample(Tone(resampler.SourceRate, frequency));
        int start = output.Length / 4;
        ReadOnlySpan<float> middle = Middle(output);

        // Least squares for a × sin + b × cos; the phase must be the input's, so b is part of the rest.
        double ss = 0, sc = 0, cc = 0, ys = 0, yc = 0;
        for (int i = 0; i < middle.Length; i++)
        {
            (double s, double c) = Math.SinCos(Angle(i));
            (ss, sc, cc, ys, yc) = (ss + (s * s), sc + (s * c), cc + (c * c), ys + (middle[i] * s), yc + (middle[i] * c));
        }

        double a = ((ys * cc) - (yc * sc)) / ((ss * cc) - (sc * sc));
        double[] rest = new double[middle.Length];
        for (int i = 0; i < middle.Length; i++)
        {
            rest[i] = middle[i] - (a * Math.Sin(Angle(i)));
        }

        return (Decibels(a), Decibels(Math.Sqrt(rest.Average(static value => value * value) * 2)));

        double Angle(int i) => 2 * Math.PI * frequency * (start + i) / resampler.TargetRate;
    }

    private static float[] Tone(double rate, double frequency)
    {
        float[] samples = new float[(int)(rate * 0.25)];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = (float)Math.Sin(2 * Math.PI * frequency * i / rate);
        }

        return samples;
    }

    private static ReadOnlySpan<float> Middle(float[] samples) => samples.AsSpan(samples.Length / 4, samples.Length / 2);

    private static double Rms(ReadOnlySpan<float> samples)
    {
        double sum = 0;
        foreach (float sample in samples)
        {
            sum += (double)sample * sample;
        }

        return Math.Sqrt(sum / samples.Length);
    }

    private static double Decibels(double ratio) => 20 * Math.Log10(ratio);
}
