using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>
/// The synthetic clip of a probe: ten harmonics of a gliding pitch with a syllable-like envelope over seeded noise, so that every
/// feature has something to measure.
/// </summary>
internal static class ProbeSignal
{
    private const double MaxOffsetSeconds = 60;
    private const double MaxSeconds = 2;

    /// <summary>Sound after the part that is used, so that a changed offset or duration changes the features.</summary>
    private const double ExtraSeconds = 0.5;
    private const int Harmonics = 10;

    /// <summary>Gets how long the clip must be for a recipe: its offset, its duration up to two seconds, and a little more.</summary>
    /// <exception cref="ArgumentException">The recipe skips so much that a probe would be absurdly long.</exception>
    public static double SecondsFor(FeatureRecipe recipe)
    {
        double offset = recipe.Audio.OffsetSeconds;
        return offset <= MaxOffsetSeconds
            ? offset + Math.Min(recipe.Audio.DurationSeconds ?? MaxSeconds, MaxSeconds) + ExtraSeconds
            : throw new ArgumentException(FormattableString.Invariant($"The recipe skips {offset} seconds; a bundle's recipe may skip {MaxOffsetSeconds} at most."));
    }

    public static AudioSignal Create(int seed, int sampleRate, double seconds)
    {
        float[] samples = new float[(int)Math.Ceiling(seconds * sampleRate)];
        uint noise = (uint)seed | 1;
        double phase = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            double time = (double)i / sampleRate;
            double pitch = 180 + (60 * Math.Sin(2 * Math.PI * 0.9 * time));
            phase += 2 * Math.PI * pitch / sampleRate;
            double value = 0;
            for (int h = 1; h <= Harmonics && h * 240 < sampleRate / 2; h++)
            {
                value += Math.Sin(h * phase) / h;
            }

            double envelope = 0.1 + (0.2 * (1 + Math.Sin(2 * Math.PI * 3.1 * time)));
            samples[i] = (float)((envelope * value) + (0.01 * NextNoise(ref noise)));
        }

        return new AudioSignal(samples, sampleRate);
    }

    /// <summary>Marsaglia's xorshift: the same numbers on every machine and in every language.</summary>
    private static double NextNoise(ref uint state)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return (state / 2147483648.0) - 1;
    }
}
