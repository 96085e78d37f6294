namespace SpeechEmotion.Augmentation;

/// <summary>Recordings that augmentations mix into a clip. A plan names what it needs; the host supplies it here.</summary>
/// <remarks>
/// Immutable and safe to share between threads. Take them from the training side only: a babble of test speakers is a leak.
/// Recordings of another sample rate are resampled when used, so passing them at the clips' rate is faster.
/// </remarks>
public sealed record AugmentationSources
{
    /// <summary>Gets the empty set, enough for every step that makes its sound itself.</summary>
    public static AugmentationSources None { get; } = new();

    /// <summary>Gets speech of any speaker and emotion, from which <see cref="BabbleAugmenter"/> makes its background.</summary>
    public IReadOnlyList<AudioSignal> Speech { get; init; } = [];

    /// <summary>Gets recorded noises, used by <see cref="RecordedNoiseAugmenter"/>.</summary>
    public IReadOnlyList<AudioSignal> Noises { get; init; } = [];

    /// <summary>Gets clips that carry the same label as the clips to augment, used by <see cref="ConcatenationAugmenter"/>.</summary>
    public IReadOnlyList<AudioSignal> SameLabel { get; init; } = [];
}
