namespace SpeechEmotion.Augmentation.Kernels;

/// <summary>Shapes white noise in place into pink or brown noise.</summary>
internal static class ColoredNoise
{
    private const double LowestHertz = 10;

    /// <summary>
    /// Power falls as 1/f (3 dB an octave): first-order poles two octaves apart from 10 Hz up, with zeros midway between
    /// them, make a staircase that follows the slope within a fraction of a decibel.
    /// </summary>
    public static void MakePink(Span<float> noise, int sampleRate)
    {
        for (double pole = LowestHertz; pole < sampleRate / 2.0; pole *= 4)
        {
            FirstOrder(noise, Root(pole, sampleRate), Root(pole * 2, sampleRate));
        }
    }

    /// <summary>Power falls as 1/f² (6 dB an octave) above 10 Hz: a leaky sum.</summary>
    public static void MakeBrown(Span<float> noise, int sampleRate) => FirstOrder(noise, Root(LowestHertz, sampleRate), 0);

    private static double Root(double hertz, int sampleRate) => Math.Exp(-2 * Math.PI * hertz / sampleRate);

    /// <summary>y[n] = x[n] − zero·x[n−1] + pole·y[n−1].</summary>
    private static void FirstOrder(Span<float> samples, double pole, double zero)
    {
        double state = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            double y = samples[i] + state;
            state = (pole * y) - (zero * samples[i]);
            samples[i] = (float)y;
        }
    }
}
