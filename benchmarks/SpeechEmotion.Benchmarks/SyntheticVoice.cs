namespace SpeechEmotion.Benchmarks;

/// <summary>A seeded, voice-like signal: gliding harmonics with a slow envelope and a little noise.</summary>
internal static class SyntheticVoice
{
    public static AudioSignal Create(double seconds, int sampleRate = 22_050)
    {
        Random random = new(1);
        float[] samples = new float[(int)(seconds * sampleRate)];
        double phase = 0;
        for (int n = 0; n < samples.Length; n++)
        {
            double time = (double)n / sampleRate;
            phase += 2 * Math.PI * (120 + (30 * Math.Sin(6 * time))) / sampleRate;
            double value = 0;
            for (int harmonic = 1; harmonic < 20; harmonic++)
            {
                value += Math.Sin(harmonic * phase) / harmonic;
            }

            samples[n] = (float)((0.1 * (0.5 + (0.5 * Math.Sin(17 * time))) * value) + (0.003 * (random.NextDouble() - 0.5)));
        }

        return new AudioSignal(samples, sampleRate);
    }
}
