using SpeechEmotion.Classification;
using SpeechEmotion.Features;

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
        IProgress<EpochReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        training.CheckValidation(validation, options.AllowSpeakerOverlap);
        CheckFits(training, options.CropFrames);
        CheckFits(validation, null);
        FeatureNormalizer? normalizer =
            options.Normalize ? FeatureNormalizer.Fit(training.Examples.Select(example => example.Features)) : null;
        using TrainingRun run = new(Network, training, validation, options, normalizer);
        run.Train(progress, cancellationToken);
        return new ModelBundle
        {
            Name = "model",
            Labels = training.Labels,
            Recipe = training.Recipe,
            Normalizer = normalizer,
            Network = Network,
            Weights = run.BestWeights(),
            Calibration = options.Calibrate ? run.Calibrate(cancellationToken) : Calibration.None,
            Training = Describe(training, options, run.EpochsRun),
        };
    }

    private static TrainingInfo Describe(TrainingSet training, TrainingOptions options, int epochs) => new()
    {
        Seed = (long)options.Seed,
        Epochs = epochs,
        BatchSize = options.BatchSize,
        Optimizer = FormattableString.Invariant(
            $"{(options.Optimizer.WeightDecay > 0 ? "AdamW" : "Adam")}, learning rate {options.Optimizer.LearningRate}, {options.Schedule.GetType().Name}"),
        Examples = training.Examples.Count,
        LibraryVersion = $"SpeechEmotion.Training {typeof(ManagedTrainer).Assembly.GetName().Version?.ToString(3)}",
        TrainedAt = DateTimeOffset.UtcNow,
    };

    private void CheckFits(TrainingSet set, int? crop)
    {
        if (Network.GetLabelCount() != set.Labels.Count)
            throw new ArgumentException($"The network gives {Network.GetLabelCount()} labels; the set has {set.Labels.Count}.");
        if (Network.Input.Features != set.FeatureCount)
            throw new ArgumentException($"The network takes {Network.Input.Features} features; the examples have {set.FeatureCount}.");
        int minimum = Network.GetMinimumFrames();
        if (crop < minimum)
            throw new ArgumentException($"CropFrames must be at least {minimum} for this network; it was {crop}.");
        foreach (TrainingExample example in set.Examples)
        {
            int frames = example.Features.FrameCount;
            if (Network.Input.Layout == InputLayout.Sequence && frames != 1)
                throw new ArgumentException($"Example '{example.Id}' has {frames} frames; this network takes features aggregated to one.");
            if (frames < minimum)
                throw new ArgumentException($"Example '{example.Id}' has {frames} frames; this network needs at least {minimum}.");
        }
    }
}
