namespace SpeechEmotion.Training;

/// <summary>What one epoch gave.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">How many epochs there will be at most.</param>
/// <param name="TrainingLoss">The mean loss over the training examples, as they were seen (augmented, smoothed, mixed).</param>
/// <param name="TrainingAccuracy">The share of training examples answered right, as they were seen, 0 to 1.</param>
/// <param name="ValidationLoss">The mean cross-entropy on the validation set.</param>
/// <param name="ValidationAccuracy">The share of validation examples answered right, 0 to 1.</param>
/// <param name="ValidationUar">The unweighted average recall on the validation set, 0 to 1.</param>
/// <param name="LearningRate">The learning rate of the epoch's last step.</param>
/// <param name="IsBest">
/// Whether these are the best weights so far, by what <see cref="TrainingOptions.Selection"/> names; always false where the last are kept.
/// </param>
/// <param name="Elapsed">The time since training began, or went on.</param>
/// <param name="TimeLeft">The time that the epochs left will take at the pace so far.</param>
public sealed record EpochReport(
    int Epoch,
    int Epochs,
    double TrainingLoss,
    double TrainingAccuracy,
    double ValidationLoss,
    double ValidationAccuracy,
    double ValidationUar,
    double LearningRate,
    bool IsBest,
    TimeSpan Elapsed,
    TimeSpan TimeLeft);
