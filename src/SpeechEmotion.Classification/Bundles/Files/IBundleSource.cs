namespace SpeechEmotion.Classification;

/// <summary>Where the parts of a bundle are read from.</summary>
internal interface IBundleSource
{
    /// <summary>Reads one part.</summary>
    /// <param name="part">The name, one of <see cref="BundlePart.All"/>.</param>
    /// <param name="maxBytes">Reading stops with an error beyond this many bytes.</param>
    /// <exception cref="ModelBundleException">The part is missing, too large or damaged.</exception>
    ReadOnlyMemory<byte> Read(string part, long maxBytes);
}
