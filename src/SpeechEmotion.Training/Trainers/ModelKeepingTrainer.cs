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
/// value of both sets, with the names of their files but not where they lie; the library's version is part of it, its build is not.
/// What another engine was made with besides the network, such as a device or a precision, is no part of it: give each choice a folder of
/// its own. A host's own <see cref="IClassifierTrainer"/> is told from others by the name of its type alone: whatever else it was made with
/// needs a folder of its own, too.
/// <see cref="EnsembleTrainer"/>, <see cref="FunctionalsTrainer"/> and <see cref="AdaptingTrainer"/> can stand on either side of this trainer, or be
/// between two: then the networks are still there when what is made of them is chosen anew.
/// </remarks>
public sealed class ModelKeepingTrainer : IClassifierTrainer, IDescribedTrainer
{
    private readonly IClassifierTrainer _trainer;
    private readonly NetworkDefinition _network;
    private readonly string _folder;

    /// <summary>Creates the trainer.</summary>
    /// <param name="trainer">Trains what is not in the folder.</param>
    /// <param name="network">The network that it trains, or of which it joins several.</param>
    /// <param name="folder">Where the models are kept; created if it is missing.</param>
    /// <exception cref="ArgumentException">The folder has no name, or a <see cref="ManagedTrainer"/> trains another network.</exception>
    public ModelKeepingTrainer(IClassifierTrainer trainer, NetworkDefinition network, string folder)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        (_trainer, _network, _folder) = (trainer, network, folder);
        if (trainer is ManagedTrainer managed)
        {
            RefuseAnother(managed.Network, "The trainer's network");
        }
    }

    string IDescribedTrainer.Description => IDescribedTrainer.Of(_trainer);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// As said, or the model is neither of the network given nor joined of several: another run would be handed it for its own.
    /// </exception>
    /// <exception cref="ModelBundleException">A kept model is damaged.</exception>
    /// <exception cref="IOException">The folder cannot be made, told before anything is trained, or the model cannot be written.</exception>
    public ModelBundle Train(
        TrainingSet training, TrainingSet validation, TrainingOptions options,
        IProgress<EpochReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(options);
        string path = PathOf(RunIdentity.Compute(_network, training, validation, options));
        if (File.Exists(path))
        {
            // Who speaks changes no weight, and may have been corrected since.
            training.CheckValidation(validation, options.AllowSpeakerOverlap);
            ModelBundle kept = ModelBundle.Load(path, training.Recipe.CustomFeatures);
            RefuseAnother(kept.Network, $"The network of the kept model '{path}'");
            return kept with { Training = kept.Training is { } info ? info with { Speakers = TrainingProcedure.SpeakersOf(training, validation) } : null };
        }

        // First, so that no training is lost for a place that cannot be.
        Directory.CreateDirectory(_folder);
        ModelBundle model = _trainer.Train(training, validation, options, progress, cancellationToken);
        RefuseAnother(model.Network, "The network of the trained model");
        model.Save(path);
        return model;
    }

    private void RefuseAnother(NetworkDefinition found, string what)
    {
        if (!ModelJoin.IsMadeOf(found, _network))
        {
            throw new ArgumentException(
                $"{what} is neither the one given, by which models are found again, nor joined of several of it: it has {Words(found)}, "
                + $"the one given {Words(_network)}.");
        }
    }

    private static string Words(NetworkDefinition network) =>
        $"{network.Layers.Count} layers over {network.Input.Features} features ({string.Join(", ", network.Layers)})";

    // The run's identity alone for the managed engine, with the trainer's description for others.
    private string PathOf(string run)
    {
        string description = IDescribedTrainer.Of(_trainer);
        string identity = description.Length == 0 ? run : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{run}\n{description}")));
        return Path.Combine(_folder, $"{identity[..32]}-{typeof(ModelKeepingTrainer).Assembly.GetName().Version}.semodel");
    }
}
