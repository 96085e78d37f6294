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
    private readonly EachEpochChanges _changes;

    /// <summary>Creates a source over examples whose <see cref="TrainingExample.Id"/> is the audio file.</summary>
    /// <param name="reader">Reads the recordings.</param>
    /// <param name="clean">The examples: clean ones, or where samples were changed beforehand, those.</param>
    /// <param name="changes">What is changed.</param>
    public EachEpochSource(ClipFeatureReader reader, IReadOnlyList<TrainingExample> clean, EachEpochChanges changes) =>
        (_reader, _clean, _changes) = (reader, clean, changes);

    /// <inheritdoc/>
    public string Fingerprint => _changes.Fingerprint;

    /// <inheritdoc/>
    public FeatureMatrix CreateFeatures(int index, int epoch, Random random)
    {
        TrainingExample example = _clean[index];
        FeatureMatrix features = _changes.ByLabel is null
            ? example.Features
            : _reader.ExtractChanged(example.Id, _changes.ByLabel[example.Label], random);
        return _changes.Features.Augment(features, random);
    }
}
