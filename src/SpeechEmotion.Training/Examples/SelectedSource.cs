namespace SpeechEmotion.Training;

/// <summary>The source of a training set that holds some of another set's examples.</summary>
/// <param name="source">The other set's source.</param>
/// <param name="indices">For each example, its index in the other set.</param>
internal sealed class SelectedSource(ITrainingExampleSource source, IReadOnlyList<int> indices) : ITrainingExampleSource
{
    /// <inheritdoc/>
    /// <remarks>Which examples were selected is not part of it: a run's identity holds the examples themselves.</remarks>
    public string Fingerprint => source.Fingerprint;

    /// <inheritdoc/>
    public FeatureMatrix CreateFeatures(int index, int epoch, Random random) => source.CreateFeatures(indices[index], epoch, random);
}
