namespace SpeechEmotion.Augmentation.Kernels;

/// <summary>Bulk uniform numbers by SplitMix64 (Steele, Lea, Flood 2014), seeded by one draw from the caller's generator.</summary>
/// <remarks>A seeded <see cref="Random"/> costs several times as much a number, and noise needs two a sample.</remarks>
internal struct SplitMix(Random random)
{
    private const double Scale = 1.0 / (1 << 24);

    private ulong _state = (ulong)random.NextInt64();

    /// <summary>Fills with numbers in (0, 1]: 24 random bits, never 0, so that a logarithm is finite.</summary>
    public void FillUniform(Span<float> destination)
    {
        ulong state = _state;
        for (int i = 0; i < destination.Length; i++)
        {
            state += 0x9E3779B97F4A7C15;
            ulong mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            destination[i] = (float)(((mixed >> 40) + 1) * Scale);
        }

        _state = state;
    }
}
