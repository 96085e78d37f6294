using System.Text.Json.Serialization;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training;

/// <summary>A second stage of training that goes on from the weights of the first. What is left out is as in the first stage.</summary>
/// <remarks>Immutable. Optimiser and moving average start anew; both stages choose their epoch by the same rule.</remarks>
public sealed record FineTuningOptions
{
    /// <summary>Gets the number of passes over the training set, 1 to 100,000.</summary>
    [JsonPropertyName("epochs")]
    public required int Epochs { get; init; }

    /// <summary>Gets the learning rate that the schedule multiplies, above 0 to 10.</summary>
    [JsonPropertyName("learning_rate")]
    public double? LearningRate { get; init; }

    /// <summary>Gets how the learning rate changes.</summary>
    [JsonPropertyName("schedule")]
    public ScheduleOptions? Schedule { get; init; }

    /// <summary>Gets how many examples of a corpus are drawn for each epoch: another mix of the corpora.</summary>
    [JsonPropertyName("examples_per_epoch")]
    public IReadOnlyDictionary<string, int>? ExamplesPerEpoch { get; init; }

    /// <summary>Gets whether labels compete only within their corpus; see <see cref="TrainingOptions.LabelsWithinCorpus"/>.</summary>
    [JsonPropertyName("labels_within_corpus")]
    public bool? LabelsWithinCorpus { get; init; }

    /// <summary>Gets the options of the stage.</summary>
    /// <param name="first">The options of the first stage.</param>
    internal TrainingOptions After(TrainingOptions first) => first with
    {
        FineTuning = null,
        Epochs = Epochs,
        Optimizer = first.Optimizer with { LearningRate = LearningRate ?? first.Optimizer.LearningRate },
        Schedule = Schedule ?? first.Schedule,
        ExamplesPerEpoch = ExamplesPerEpoch ?? first.ExamplesPerEpoch,
        LabelsWithinCorpus = LabelsWithinCorpus ?? first.LabelsWithinCorpus,

        // Another order, other crops and other dropped units than in the first stage.
        Seed = SplitMix.Mix(first.Seed, 2),
    };
}
