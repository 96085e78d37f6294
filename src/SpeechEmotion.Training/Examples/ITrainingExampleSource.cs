namespace SpeechEmotion.Training;

/// <summary>Makes an example's features anew for every epoch: augmentation on the fly, of the features or of the waveform.</summary>
/// <remarks>
/// Called from several threads at once, for different examples. The result may depend on the arguments only: the random numbers are seeded
/// from the training's seed, the epoch and the index, so that runs repeat whatever the number of threads.
/// </remarks>
public interface ITrainingExampleSource
{
    /// <summary>
    /// Gets what decides the changes, in any words: a checkpoint of a run whose source says otherwise is refused. The default is the
    /// type's name, which does not tell two differently set up sources of one type apart.
    /// </summary>
    string Fingerprint => GetType().FullName ?? string.Empty;

    /// <summary>Makes the features of one example for one epoch.</summary>
    /// <param name="index">The example's index in the training set.</param>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="random">The only random numbers to use.</param>
    /// <returns>Features of the set's recipe, before normalisation.</returns>
    FeatureMatrix CreateFeatures(int index, int epoch, Random random);
}
