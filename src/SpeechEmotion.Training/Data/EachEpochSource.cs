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
    private readonly IReadOnlyList<IAugmenter>? _byLabel;
    private readonly IFeatureAugmenter _features;

    /// <summary>Creates a source over clean examples whose <see cref="TrainingExample.Id"/> is the audio file.</summary>
    public EachEpochSource(
        ClipFeatureReader reader, IReadOnlyList<TrainingExample> clean, AugmentationPlan plan, AugmentationClips clips, int labelCount)
    {
        (_reader, _clean) = (reader, clean);
        bool changesSamples = plan.Variants.Any(variant => variant.Steps.Count > 0);
        _byLabel = changesSamples ? [.. Enumerable.Range(0, labelCount).Select(clips.Augmenter)] : null;
        _features = plan.CreateFeatureAugmenter();
    }

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
