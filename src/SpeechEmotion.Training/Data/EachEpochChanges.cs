using SpeechEmotion.Augmentation;

namespace SpeechEmotion.Training;

/// <summary>What a plan changes anew in every epoch, made and so checked before any features are computed.</summary>
/// <param name="ByLabel">What changes the samples of clips of a label; <see langword="null"/> where only features are changed.</param>
/// <param name="Features">What changes the features afterwards.</param>
/// <param name="Fingerprint">Says everything that decides the changes.</param>
internal sealed record EachEpochChanges(IReadOnlyDictionary<int, IAugmenter>? ByLabel, IFeatureAugmenter Features, string Fingerprint)
{
    /// <summary>Makes the changes of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="clips">Recordings for the changes of the samples; <see langword="null"/> where only features are changed.</param>
    /// <param name="labels">The labels that occur: a step may need a clip of the label.</param>
    /// <exception cref="ArgumentException">The plan is wrong, or a needed recording is absent.</exception>
    public static EachEpochChanges Of(AugmentationPlan plan, AugmentationClips? clips, IEnumerable<int> labels)
    {
        bool changesSamples = plan.Variants.Any(variant => variant.Steps.Count > 0);
        return new(
            changesSamples && clips is not null ? labels.Distinct().ToDictionary(label => label, clips.Augmenter) : null,
            plan.CreateFeatureAugmenter(),
            $"{plan.Fingerprint} {clips?.Fingerprint ?? "features only"}");
    }
}
