namespace SpeechEmotion;

/// <summary>What a decoder found in the stream, kept with the samples so that nothing about the source is guessed later.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record AudioSource
{
    /// <summary>Gets the sample rate of the source, in hertz.</summary>
    public required int SampleRate { get; init; }

    /// <summary>Gets the number of channels of the source, before mixing to mono.</summary>
    public required int ChannelCount { get; init; }

    /// <summary>Gets the encoding in words, for example <c>"WAVE PCM 16-bit"</c>.</summary>
    public required string Encoding { get; init; }

    /// <summary>Gets whether the stream ended before the length its header states; the samples that were there are used.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>
    /// Gets the share of the energy that was lost when several channels were mixed to their mean: 0 where all are alike, 0.5 where only one
    /// of two sounds at a time, 1 where they cancel out. <see langword="null"/> where nothing was mixed, or nothing sounded.
    /// </summary>
    public float? MixLoss { get; init; }
}
