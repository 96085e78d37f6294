namespace SpeechEmotion.Training.Engine;

/// <summary>What computes a training: the managed network, or a library behind an adapter.</summary>
/// <remarks>An engine may work on a copy of the <see cref="TrainingState"/> in memory of its own. One caller at a time.</remarks>
internal interface ITrainingEngine : IDisposable
{
    /// <summary>Makes one step: the gradients of the batch's loss, the optimiser's update, the moving average.</summary>
    /// <param name="batch">The examples, targets mixed and smoothed; receives the probabilities.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="stepSeed">Fixes what dropout drops.</param>
    /// <returns>The mean loss over the batch.</returns>
    double Step(Batch batch, double rate, ulong stepSeed);

    /// <summary>Computes logits as in inference: no dropout, running statistics.</summary>
    /// <returns>Samples × 1 × labels, which the caller may change; valid until the next call.</returns>
    Activation Evaluate(Activation input);

    /// <summary>Takes the state over, after somebody else changed it.</summary>
    void Push();

    /// <summary>Brings the state up to date, before somebody else reads it.</summary>
    void Pull();
}
