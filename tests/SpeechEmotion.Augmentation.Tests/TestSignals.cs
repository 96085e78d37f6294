namespace SpeechEmotion.Augmentation.Tests;

/// <summary>Signals and measurements that the tests share.</summary>
internal static class TestSignals
{
    public static AudioSignal Sine(double hertz, double amplitude = 0.5, int sampleRate = 16_000, double seconds = 1) =>
        new(SineSamples(hertz, amplitude, sampleRate, (int)(seconds * sampleRate)), sampleRate);

    public static AudioSignal Of(params float[] samples) => new(samples, 16_000);

    public static AudioSignal Silence(int length) => new(new float[length], 16_000);

    public static double Power(ReadOnlySpan<float> samples)
    {
        double sum = 0;
        foreach (float sample in samples)
        {
            sum += (double)sample * sample;
        }

        return sum / samples.Length;
    }

    public static double Decibels(double powerRatio) => 10 * Math.Log10(powerRatio);

    /// <summary>The power of the component at one frequency, by correlation with a complex exponential.</summary>
    public static double PowerAt(ReadOnlySpan<float> samples, double hertz, int sampleRate)
    {
        double real = 0, imaginary = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * hertz * i / sampleRate);
            real += samples[i] * cosine;
            imaginary += samples[i] * sine;
        }

        return 2 * ((real * real) + (imaginary * imaginary)) / ((double)samples.Length * samples.Length);
    }

    /// <summary>The mean power density between two frequencies, from periodograms at spaced frequencies of consecutive blocks.</summary>
    public static double BandDensity(ReadOnlySpan<float> samples, double low, double high, int sampleRate)
    {
        const int Block = 2000, Points = 9;
        double sum = 0;
        int count = 0;
        for (int start = 0; start + Block <= samples.Length; start += Block)
        {
            for (int point = 0; point < Points; point++)
            {
                sum += PowerAt(samples.Slice(start, Block), low + ((high - low) * (point + 0.5) / Points), sampleRate);
                count++;
            }
        }

        return sum / count;
    }

    private static float[] SineSamples(double hertz, double amplitude, int sampleRate, int length)
    {
        float[] samples = new float[length];
        for (int i = 0; i < length; i++)
        {
            samples[i] = (float)(amplitude * Math.Sin(2 * Math.PI * hertz * i / sampleRate));
        }

        return samples;
    }
}
