using SpeechEmotion.Augmentation;
using SpeechEmotion.Features;

namespace SpeechEmotion.Training;

/// <summary>One way in which a recording is heard.</summary>
/// <param name="Name">The name in the cache, which must say everything that decides the variant.</param>
/// <param name="Augmenter">What changes the samples; <see langword="null"/> for nothing.</param>
/// <param name="OnRecording">Whether it changes the recording, before that is prepared, instead of the prepared clip.</param>
/// <param name="Code">The builds of the host's own steps, of which the name says the options alone; empty where there are none.</param>
internal readonly record struct ClipVariant(string Name, IAugmenter? Augmenter = null, bool OnRecording = false, string Code = "")
{
    /// <summary>Gets the recording as it is.</summary>
    public static ClipVariant Clean { get; } = new(FeatureCacheKey.Clean);

    /// <summary>Gives a variant of a plan; one without steps is the recording itself and shares its cache entry.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="augmenter">What the variant does.</param>
    /// <param name="name">The name in the cache of one with steps.</param>
    /// <param name="customSteps">The host's own steps that the plan may hold.</param>
    public static ClipVariant Of(AugmentationVariant variant, IAugmenter augmenter, string name, IReadOnlyList<CustomStep> customSteps) =>
        variant.Steps.Count == 0 ? Clean : new(name, augmenter, variant.OnRecording, CodeModules.Name(customSteps.Select(step => step.OptionsType)));

    /// <summary>Computes the features.</summary>
    /// <param name="pipeline">Prepares and extracts.</param>
    /// <param name="recording">The recording as it was read.</param>
    /// <param name="prepared">The recording, prepared.</param>
    /// <param name="seed">The seed of the changes.</param>
    public FeatureMatrix Extract(FeaturePipeline pipeline, Lazy<AudioSignal> recording, Lazy<AudioSignal> prepared, int seed) =>
        Augmenter is null ? pipeline.ExtractPrepared(prepared.Value)
        : OnRecording ? pipeline.Extract(Augmenter.Augment(recording.Value, new Random(seed)))
        : pipeline.ExtractPrepared(Augmenter.Augment(prepared.Value, new Random(seed)));
}
