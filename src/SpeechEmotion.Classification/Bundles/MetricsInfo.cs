using System.Text.Json.Serialization;

namespace SpeechEmotion.Classification;

/// <summary>One measurement of a model, with the protocol that gives it a meaning. Descriptive: it changes no number.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record MetricsInfo
{
    /// <summary>Gets what was measured and how, in words: "RAVDESS, 6 actor folds, unseen speakers".</summary>
    [JsonPropertyName("protocol")]
    public required string Protocol { get; init; }

    /// <summary>Gets whether speakers, or variants of one recording, were on both sides, which makes the figures optimistic.</summary>
    [JsonPropertyName("speakers_overlap")]
    public bool SpeakersOverlap { get; init; }

    /// <summary>Gets the number of clips judged.</summary>
    [JsonPropertyName("clips")]
    public int? Clips { get; init; }

    /// <summary>Gets the share of clips judged right, 0 to 1.</summary>
    [JsonPropertyName("accuracy")]
    public double? Accuracy { get; init; }

    /// <summary>Gets the mean of the recalls of the classes (UAR), 0 to 1.</summary>
    [JsonPropertyName("uar")]
    public double? UnweightedAverageRecall { get; init; }

    /// <summary>Gets the mean of the F1 scores of the classes, 0 to 1.</summary>
    [JsonPropertyName("macro_f1")]
    public double? MacroF1 { get; init; }

    /// <summary>Gets the expected calibration error, 0 to 1.</summary>
    [JsonPropertyName("ece")]
    public double? ExpectedCalibrationError { get; init; }

    /// <summary>Gets the share of each emotion's clips judged right, by label.</summary>
    [JsonPropertyName("recall")]
    public IReadOnlyDictionary<string, double>? Recall { get; init; }

    /// <summary>Gets the number of clips by true label (rows) and answer (columns), in the order of the bundle's labels.</summary>
    [JsonPropertyName("confusion")]
    public IReadOnlyList<IReadOnlyList<int>>? Confusion { get; init; }
}
