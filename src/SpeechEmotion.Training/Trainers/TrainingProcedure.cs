using System.Diagnostics;
using System.Reflection;
using SpeechEmotion.Classification;
using SpeechEmotion.Features;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training;

/// <summary>From sets to bundle: what every trainer does, whatever engine computes.</summary>
internal static class TrainingProcedure
{
    /// <summary>Checks, normalises, trains, chooses the epoch and calibrates, as <see cref="IClassifierTrainer.Train"/> says.</summary>
    public static ModelBundle Run(
        NetworkDefinition network, TrainingSet training, TrainingSet validation, TrainingOptions options,
        EngineFactory createEngine, Assembly trainer, IProgress<EpochReport>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        training.CheckValidation(validation, options.AllowSpeakerOverlap);
        CheckFits(network, training, options.CropFrames);
        CheckFits(network, validation, null);
        FeatureNormalizer? normalizer =
            options.Normalize ? FeatureNormalizer.Fit(training.Examples.Select(example => example.Features)) : null;
        TrainingStage[] stages = [.. TrainingStage.Of(network, training, validation, options)];
        foreach (TrainingStage stage in stages)
        {
            EpochOrder.Check(training, stage.Options);
        }

        int first = Array.FindLastIndex(stages, stage => options.CheckpointPath is { } path && Checkpoint.Exists(path, stage.Identity));
        WeightSet? weights = null;
        int epochs = 0;
        Stopwatch clock = Stopwatch.StartNew();
        for (int i = Math.Max(first, 0); ; i++)
        {
            TrainingStage stage = stages[i] with { Start = weights, Resumes = weights is null, EpochsBefore = epochs };
            using TrainingRun run = new(network, training, validation, stage, normalizer, createEngine);
            run.Train(clock, progress, cancellationToken);
            (weights, epochs) = (run.BestWeights(), run.EpochsDone);
            if (i == stages.Length - 1)
            {
                return Bundle(run);
            }
        }

        ModelBundle Bundle(TrainingRun run) => new()
        {
            Name = "model",
            Labels = training.Labels,
            Recipe = training.Recipe,
            Normalizer = normalizer,
            Network = network,
            Weights = weights!,
            Calibration = options.Calibrate ? run.Calibrate(cancellationToken) : Calibration.None,
            Training = Describe(training, validation, options, epochs, trainer.GetName()),
        };
    }

    /// <summary>Lists who is heard in training or validation.</summary>
    public static IReadOnlyList<string> SpeakersOf(TrainingSet training, TrainingSet validation) =>
        [.. training.Examples.Concat(validation.Examples).Select(example => example.SpeakerKey).Distinct().Order(StringComparer.Ordinal)];

    private static TrainingInfo Describe(
        TrainingSet training, TrainingSet validation, TrainingOptions options, int epochs, AssemblyName trainer) => new()
    {
        Speakers = SpeakersOf(training, validation),
        Seed = (long)options.Seed,
        Epochs = epochs,
        BatchSize = options.BatchSize,
        Optimizer = FormattableString.Invariant(
            $"{(options.Optimizer.WeightDecay > 0 ? "AdamW" : "Adam")}, learning rate {options.Optimizer.LearningRate}, {options.Schedule.GetType().Name}"),
        Examples = training.Examples.Count,
        LibraryVersion = $"{trainer.Name} {trainer.Version?.ToString(3)}",
        TrainedAt = DateTimeOffset.UtcNow,
    };

    private static void CheckFits(NetworkDefinition network, TrainingSet set, int? crop)
    {
        if (network.GetLabelCount() != set.Labels.Count)
        {
            throw new ArgumentException($"The network gives {network.GetLabelCount()} labels; the set has {set.Labels.Count}.");
        }

        if (network.Input.Features != set.FeatureCount)
        {
            throw new ArgumentException($"The network takes {network.Input.Features} features; the examples have {set.FeatureCount}.");
        }

        int minimum = network.GetMinimumFrames();
        if (crop < minimum)
        {
            throw new ArgumentException($"CropFrames must be at least {minimum} for this network; it was {crop}.");
        }

        foreach (TrainingExample example in set.Examples)
        {
            int frames = example.Features.FrameCount;
            if (network.Input.Layout == InputLayout.Sequence && frames != 1)
            {
                throw new ArgumentException($"Example '{example.Id}' has {frames} frames; this network takes features aggregated to one.");
            }

            if (frames < minimum)
            {
                throw new ArgumentException($"Example '{example.Id}' has {frames} frames; this network needs at least {minimum}.");
            }
        }
    }
}
