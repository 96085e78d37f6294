namespace SpeechEmotion.Classification;

/// <summary>The size of the values between two layers: channels × length. A vector has length 1.</summary>
/// <param name="Channels">The number of channels, at least 1.</param>
/// <param name="Length">The length, fixed or depending on the clip.</param>
public readonly record struct LayerShape(int Channels, SequenceLength Length)
{
    /// <summary>The most values that one activation (channels × length) may have: 2²⁶.</summary>
    public const long MaxValues = 1L << 26;

    /// <summary>Gets whether the length is 1 for every clip.</summary>
    public bool IsVector => Length.Count == 1;

    /// <inheritdoc/>
    public override string ToString() => $"{Channels} × {Length}";

    /// <summary>Refuses what a layer over this shape keeps of every frame while it runs, beside its output.</summary>
    /// <exception cref="ArgumentException">For a fixed length it is more than one activation may have.</exception>
    internal void CheckInside(long valuesPerFrame)
    {
        long values = valuesPerFrame * (Length.Count ?? 1);
        if (values > MaxValues)
        {
            throw new ArgumentException($"{values} values are needed inside the layer; at most {MaxValues} are accepted.");
        }
    }
}
