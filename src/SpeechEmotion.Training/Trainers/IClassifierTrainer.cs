using SpeechEmotion.Classification;

namespace SpeechEmotion.Training;

/// <summary>Trains a classifier.</summary>
public interface IClassifierTrainer
{
    /// <summary>Trains on one set, chooses the epoch and calibrates on the other.</summary>
    /// <param name="training">The examples to learn from.</param>
    /// <param name="validation">Examples of other speakers, same recipe and labels.</param>
    /// <param name="options">How to train.</param>
    /// <param name="progress">Told after every epoch, on the training thread or where the implementation of <see cref="IProgress{T}"/>
    /// sends it.</param>
    /// <param name="cancellationToken">Ends training within a second.</param>
    /// <returns>The trained model; name, card and licence are the caller's to fill in.</returns>
    /// <exception cref="ArgumentException">The sets do not fit each other or the network, or options are out of range.</exception>
    /// <exception cref="AudioFormatException">Clips are changed anew in every epoch, and a recording cannot be used; the message names it.</exception>
    /// <exception cref="IOException">Clips are changed anew in every epoch, and a recording cannot be read.</exception>
    /// <exception cref="ArithmeticException">Training diverged: the loss is no finite number any more.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    ModelBundle Train(
        TrainingSet training, TrainingSet validation, TrainingOptions options,
        IProgress<EpochReport>? progress = null, CancellationToken cancellationToken = default);
}
