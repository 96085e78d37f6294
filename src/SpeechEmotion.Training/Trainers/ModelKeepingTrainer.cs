using System.Security.Cryptography;
using System.Text;
using SpeechEmotion.Classification;

namespace SpeechEmotion.Training;

/// <summary>
/// Lets another trainer train and keeps each model in a folder; the same training is then read from there instead of being done again.
/// A cross-validation that was broken off goes on where it was, and can be judged in another way afterwards.
/// </summary>
/// <remarks>
/// As safe for concurrent use as the other trainer. "The same" means the other trainer's type, network, options, labels, recipe and every
/// value of both sets; the library's version is part of it, its build is not. What the other trainer was made with besides the network, such
/// as a device or a precision, is no part of it: give each choice a folder of its own.
/// <see cref="EnsembleTrainer"/>, <see cref="FunctionalsTrainer"/> and <see cref="AdaptingTrainer"/> go around this trainer, not into it; their
/// own work takes a minute at most.
/// </remarks>
public sealed class ModelKeepingTrainer : IClassifierTrainer
{
    private readonly IClassifierTrainer _trainer;
    private readonly NetworkDefinition _network;
    private readonly string _folder;

    /// <summary>Creates the trainer.</summary>
    /// <param name="trainer">Trains what is not in the folder: one network, neither joined with others nor adapted.</param>
    /// <param name="network">The network that it trains.</param>
    /// <param name="folder">Where the models are kept; created if it is missing.</param>
    /// <exception cref="ArgumentException">The trainer joins or adapts, or the folder has no name.</exception>
    public ModelKeepingTrainer(IClassifierTrainer trainer, NetworkDefinition network, string folder)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (trainer is EnsembleTrainer or FunctionalsTrainer or AdaptingTrainer)
        {
            throw new ArgumentException(
                $"A {trainer.GetType().Name} cannot be kept, since its models would be taken for those of the trainer it wraps. Put it around: "
                + $"new {trainer.GetType().Name}(new {nameof(ModelKeepingTrainer)}(…), …).",
                nameof(trainer));
        }

        (_trainer, _network, _folder) = (trainer, network, folder);
    }

    /// <inheritdoc/>
    /// <exception cref="ModelBundleException">A kept model is damaged.</exception>
    public ModelBundle Train(
        TrainingSet training, TrainingSet validation, TrainingOptions options,
        IProgress<EpochReport>? progress = null, CancellationToken cancellationToken = default)
    {
        string path = PathOf(RunIdentity.Compute(_network, training, validation, options));
        if (File.Exists(path))
            return ModelBundle.Load(path, training.Recipe.CustomFeatures);
        ModelBundle model = _trainer.Train(training, validation, options, progress, cancellationToken);
        Directory.CreateDirectory(_folder);
        model.Save(path);
        return model;
    }

    // The run's identity alone for the managed engine, with the engine's name for others.
    private string PathOf(string run)
    {
        string identity = _trainer is ManagedTrainer
            ? run
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{run}\n{_trainer.GetType().FullName}")));
        return Path.Combine(_folder, $"{identity[..32]}-{typeof(ModelKeepingTrainer).Assembly.GetName().Version}.semodel");
    }
}
