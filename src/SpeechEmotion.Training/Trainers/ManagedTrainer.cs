using SpeechEmotion.Classification;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training;

/// <summary>Trains a network in managed code on the processor.</summary>
/// <remarks>
/// Thread-safe: every call trains a network of its own. The same sets, options and machine give the same weights bit for bit, whatever
/// <see cref="TrainingOptions.Threads"/> is, and a run that went on from a checkpoint gives what an unbroken one gives.
/// </remarks>
/// <param name="network">The network to train.</param>
public sealed class ManagedTrainer(NetworkDefinition network) : IClassifierTrainer
{
    /// <summary>Gets the network that is trained.</summary>
    public NetworkDefinition Network { get; } = network ?? throw new ArgumentNullException(nameof(network));

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or belongs to another run.</exception>
    public ModelBundle Train(
        TrainingSet training, TrainingSet validation, TrainingOptions options,
        IProgress<EpochReport>? progress = null, CancellationToken cancellationToken = default) => TrainingProcedure.Run(
            Network, training, validation, options, (state, team) => new ManagedEngine(Network, state, team), typeof(ManagedTrainer).Assembly,
            progress, cancellationToken);
}
