namespace SpeechEmotion.Audio;

/// <summary>How far one block of a signal speaks for each sample: wholly at its middle, not at all at its neighbours' middles.</summary>
/// <param name="Before">The middle of the block before; the block's own if it is the first.</param>
/// <param name="Middle">The block's middle.</param>
/// <param name="After">The middle of the block after; the block's own if it is the last.</param>
/// <param name="Length">Samples in the signal.</param>
internal readonly record struct CrossFade(int Before, int Middle, int After, int Length)
{
    /// <summary>Gets the first sample with a weight.</summary>
    public int From => Before == Middle ? 0 : Before;

    /// <summary>Gets where weights end.</summary>
    public int To => After == Middle ? Length : After;

    /// <summary>Gets a sample's weight, 0 to 1; those of neighbouring blocks add to 1.</summary>
    public double At(int sample)
    {
        int neighbour = sample < Middle ? Before : After;
        return neighbour == Middle ? 1 : (double)(sample - neighbour) / (Middle - neighbour);
    }
}
