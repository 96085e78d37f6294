using SpeechEmotion.Augmentation;

namespace SpeechEmotion.Training;

/// <summary>Changes clips anew in every epoch: the samples, where the plan has steps for them, then the features.</summary>
/// <remarks>
/// Recordings are read again each time instead of being held: that costs little beside the features, and keeps a corpus of
/// any size out of memory.
/// </remarks>
internal sealed class EachEpochSource : ITrainingExampleSource
{
    private readonly ClipFeatureReader _reader;
    private readonly IReadOnlyList<TrainingExample> _clean;
    private readonly Dictionary<int, IAugmenter>? _byLabel;
    private readonly IFeatureAugmenter _features;

    /// <summary>Creates a source over examples whose <see cref="TrainingExample.Id"/> is the audio file.</summary>
    /// <param name="reader">Reads the recordings.</param>
    /// <param name="clean">The examples: clean ones, or where samples were changed beforehand, those.</param>
    /// <param name="plan">What is changed.</param>
    /// <param name="clips">Recordings for the changes of the samples; <see langword="null"/> where only features are changed.</param>
    public EachEpochSource(
        ClipFeatureReader reader, IReadOnlyList<TrainingExample> clean, AugmentationPlan plan, AugmentationClips? clips)
    {
        (_reader, _clean) = (reader, clean);
        bool changesSamples = plan.Variants.Any(variant => variant.Steps.Count > 0);
        _byLabel = changesSamples && clips is not null
            ? clean.Select(example => example.Label).Distinct().ToDictionary(label => label, clips.Augmenter)
            : null;
        _features = plan.CreateFeatureAugmenter();
        Fingerprint = $"{plan.Fingerprint} {clips?.Fingerprint ?? "features only"}";
    }

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <inheritdoc/>
    public FeatureMatrix CreateFeatures(int index, int epoch, Random random)
    {
        TrainingExample example = _clean[index];
        FeatureMatrix features = _byLabel is null
            ? example.Features
            : _reader.Pipeline.ExtractPrepared(_byLabel[example.Label].Augment(_reader.ReadPrepared(example.Id), random));
        return _features.Augment(features, random);
    }
}
