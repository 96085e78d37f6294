using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>One measurement of a model, with the protocol that gives it a meaning. Descriptive: it changes no number.</summary>
public sealed record MetricsInfo
{
    /// <summary>Gets what was measured and how, in words: "RAVDESS, 6 actor folds, unseen speakers".</summary>
    public required string Protocol { get; init; }

    /// <summary>Gets whether speakers, or variants of one recording, were on both sides, which makes the figures optimistic.</summary>
    public bool SpeakersOverlap { get; init; }

    /// <summary>Gets the number of different clips judged.</summary>
    public int? Clips { get; init; }

    /// <summary>Gets the share of clips judged right, 0 to 1.</summary>
    public double? Accuracy { get; init; }

    /// <summary>Gets the mean of the recalls of the classes (UAR), 0 to 1.</summary>
    public double? UnweightedAverageRecall { get; init; }

    /// <summary>Gets the mean of the F1 scores of the classes, 0 to 1.</summary>
    public double? MacroF1 { get; init; }

    /// <summary>Gets the expected calibration error, 0 to 1.</summary>
    public double? ExpectedCalibrationError { get; init; }

    /// <summary>Gets the share of each emotion's clips judged right, by label.</summary>
    public IReadOnlyDictionary<string, double>? Recall { get; init; }

    /// <summary>
    /// Gets the number of answers by true label (rows) and answer (columns), in the order of the bundle's labels; a clip counts once for each
    /// seed that answered. <see langword="null"/> where other labels were judged.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>>? Confusion { get; init; }

    internal MetricsInfo Exchange(JsonMembers json)
    {
        json.SkipUnknown();
        return new MetricsInfo
        {
            Protocol = json.Text("protocol", Protocol, isRequired: true),
            SpeakersOverlap = json.Member("speakers_overlap", SpeakersOverlap),
            Clips = json.Member("clips", Clips),
            Accuracy = json.Member("accuracy", Accuracy),
            UnweightedAverageRecall = json.Member("uar", UnweightedAverageRecall),
            MacroF1 = json.Member("macro_f1", MacroF1),
            ExpectedCalibrationError = json.Member("ece", ExpectedCalibrationError),
            Recall = json.Optional("recall", Recall, JsonForms.Double.Table),
            Confusion = json.Optional("confusion", Confusion, JsonForms.Int.List.List),
        };
    }
}
