namespace SpeechEmotion.Augmentation.Kernels;

/// <summary>Draws the response of a simple room.</summary>
internal static class RoomResponse
{
    private const double ReflectionsPerSecond = 2000;

    /// <summary>The natural logarithm of the amplitude ratio of 60 dB.</summary>
    private const double SixtyDecibels = 6.907755278982137;

    /// <summary>
    /// The direct sound, then one impulse of random sign at a random place in every half millisecond, decaying by 60 dB in
    /// <paramref name="decaySeconds"/>. Such velvet noise (Karjalainen and Järveläinen 2007) sounds like the dense Gaussian tail
    /// of a room at a fraction of the multiplications.
    /// </summary>
    public static SparseResponse Draw(
        double decaySeconds, double directToReverberantDecibels, double preDelaySeconds, int sampleRate, Random random)
    {
        int reflections = (int)Math.Ceiling(decaySeconds * ReflectionsPerSecond);
        int[] delays = new int[reflections + 1];
        float[] gains = new float[reflections + 1];
        double energy = 0;
        for (int i = 1; i <= reflections; i++)
        {
            double seconds = (i - 1 + random.NextDouble()) / ReflectionsPerSecond;
            double gain = Math.Exp(-SixtyDecibels * seconds / decaySeconds);
            energy += gain * gain;
            delays[i] = (int)Math.Round((seconds + preDelaySeconds) * sampleRate);
            gains[i] = (float)(random.NextDouble() < 0.5 ? -gain : gain);
        }

        double scale = Math.Sqrt(Math.Pow(10, -directToReverberantDecibels / 10) / energy);
        for (int i = 1; i <= reflections; i++)
        {
            gains[i] *= (float)scale;
        }

        gains[0] = 1;
        return new SparseResponse(delays, gains);
    }
}
