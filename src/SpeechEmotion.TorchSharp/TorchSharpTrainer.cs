using SpeechEmotion.Classification;
using SpeechEmotion.TorchSharp.Engine;
using SpeechEmotion.Training;

namespace SpeechEmotion.TorchSharp;

/// <summary>Trains a network with libtorch, on the processor or on CUDA; the bundle is what <see cref="ManagedTrainer"/> gives.</summary>
/// <remarks>
/// <para>Everything but the arithmetic is the managed trainer's: initial weights, order, crops, augmentation, mixup and what dropout
/// drops follow from the seed alone, so both engines see the same numbers and differ by rounding only. A checkpoint of one goes on in
/// the other. Rounding, and with it the weights, may differ with the machine and libtorch's number of threads.</para>
/// <para><see cref="TrainingOptions.Threads"/> is for preparing batches; libtorch's own threads are a setting of the process
/// (<c>torch.set_num_threads</c>) and left alone. Thread-safe: every call trains a network of its own.</para>
/// </remarks>
/// <param name="network">The network to train.</param>
/// <param name="options">Device and precision, or <see langword="null"/> for the processor in single precision.</param>
public sealed class TorchSharpTrainer(NetworkDefinition network, TorchSharpOptions? options = null) : IClassifierTrainer
{
    private readonly TorchSharpOptions _options = options ?? new();

    /// <summary>Gets the network that is trained.</summary>
    public NetworkDefinition Network { get; } = network ?? throw new ArgumentNullException(nameof(network));

    /// <inheritdoc/>
    /// <exception cref="DllNotFoundException">libtorch does not load; the message has the package line to add.</exception>
    /// <exception cref="InvalidOperationException">CUDA was asked for and is not available.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or belongs to another run.</exception>
    public ModelBundle Train(
        TrainingSet training, TrainingSet validation, TrainingOptions options,
        IProgress<EpochReport>? progress = null, CancellationToken cancellationToken = default)
    {
        _options.Validate();
        return TrainingProcedure.Run(
            Network, training, validation, options, (state, team) => new TorchEngine(Network, state, team, _options),
            typeof(TorchSharpTrainer).Assembly, progress, cancellationToken);
    }
}
