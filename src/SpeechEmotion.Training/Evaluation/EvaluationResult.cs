using System.Text.Json.Serialization;

namespace SpeechEmotion.Training;

/// <summary>What a test says about a model. All shares are 0 to 1.</summary>
/// <remarks>Immutable and safe to share between threads. Made by <see cref="Evaluator.Evaluate"/>.</remarks>
public sealed record EvaluationResult
{
    /// <summary>The words that accompany every figure measured on speakers that were heard in training.</summary>
    public const string OverlapWarning = "speakers overlap: optimistic";

    /// <summary>Gets the number of answers judged. A clip counts once for each seed that answered, here and in every count below.</summary>
    public required int Clips { get; init; }

    /// <summary>Gets the number of different clips judged, or <see langword="null"/> in a report written before they were counted.</summary>
    public int? DistinctClips { get; init; }

    /// <summary>Gets the number of answers left out because the clip's label is not one of those judged.</summary>
    public int ClipsWithoutLabel { get; init; }

    /// <summary>Gets whether speakers of the test were heard in training; the figures are then optimistic.</summary>
    public bool SpeakersOverlap { get; init; }

    /// <summary>Gets the share of clips recognised (weighted accuracy).</summary>
    public required double Accuracy { get; init; }

    /// <summary>Gets the mean recall over the labels (UAR): the figure to compare by, since corpora are not balanced.</summary>
    public required double UnweightedAverageRecall { get; init; }

    /// <summary>Gets the mean F1 over the labels.</summary>
    public required double MacroF1 { get; init; }

    /// <summary>
    /// Gets the expected calibration error: the mean distance of confidence and accuracy over the reliability bins (Guo et al. 2017).
    /// </summary>
    public required double ExpectedCalibrationError { get; init; }

    /// <summary>
    /// Gets what the model's temperature would have to be multiplied by to suit these clips (least negative log-likelihood), whatever
    /// <see cref="EvaluationOptions.TemperatureFactor"/> was tried: above 1 the model's answers are too sure, below 1 not sure enough.
    /// <see langword="null"/> in a report written before it was computed.
    /// </summary>
    [JsonPropertyName("suitedTemperature")] // As reports of before have it.
    public double? SuitedTemperatureFactor { get; init; }

    /// <summary>Gets the bootstrap interval of <see cref="Accuracy"/>.</summary>
    public required ConfidenceInterval AccuracyInterval { get; init; }

    /// <summary>Gets the bootstrap interval of <see cref="UnweightedAverageRecall"/>.</summary>
    public required ConfidenceInterval UnweightedAverageRecallInterval { get; init; }

    /// <summary>Gets the labels, one by one.</summary>
    public required IReadOnlyList<ClassMetrics> Classes { get; init; }

    /// <summary>Gets the counts of truth against prediction.</summary>
    public required ConfusionMatrix Confusion { get; init; }

    /// <summary>Gets the speakers, one by one, in ordinal order.</summary>
    public required IReadOnlyList<GroupMetrics> Speakers { get; init; }

    /// <summary>Gets the sexes, where they are known.</summary>
    public required IReadOnlyList<GroupMetrics> Sexes { get; init; }

    /// <summary>Gets the reliability curve.</summary>
    public required IReadOnlyList<ReliabilityBin> Reliability { get; init; }

    /// <summary>Gets the accuracy when only the most confident clips are answered, from few to all.</summary>
    public required IReadOnlyList<CoveragePoint> Coverage { get; init; }

    /// <summary>Gets the figures at <see cref="EvaluationOptions.Priors"/>; <see langword="null"/> where none were given.</summary>
    public PriorResult? AtPriors { get; init; }
}
