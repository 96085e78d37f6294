using System.Globalization;
using SpeechEmotion.Classification;
using SpeechEmotion.Features;

namespace SpeechEmotion.Cli.Output;

/// <summary>Describes a bundle to a person.</summary>
internal static class ModelText
{
    /// <summary>Writes what the bundle contains, then its model card.</summary>
    public static void Write(TextWriter output, ModelBundle model, BundleVerification verification)
    {
        Line(output, "model", $"{model.Name} {model.Version}");
        Line(output, "licence", model.Licence ?? "not stated");
        Line(output, "labels", string.Join(", ", model.Labels));
        Line(output, "features", Features(model));
        Line(output, "recipe", model.Recipe.Fingerprint);
        Line(output, "network", string.Join(", ", model.Network.Layers.CountBy(layer => layer.TypeName).Select(pair => $"{pair.Value} {pair.Key}")));
        Line(output, "weights", $"{model.Weights.Sum(tensor => (long)tensor.Values.Length):N0} numbers in {model.Weights.Count} tensors");
        Line(output, "normaliser", model.Normalizer is null ? "none" : "mean and scale of each feature");
        Line(output, "calibration", $"temperature {Number(model.Calibration.Temperature)}"
            + (model.Calibration.UnfamiliarTemperature is { } unfamiliar ? $", {Number(unfamiliar)} for unfamiliar voices" : "")
            + (model.Calibration.ShortClips is { } clips ? $"; clips of fewer than {clips.Frames} frames less sure" : ""));
        Line(output, "check", verification.IsValid ? "passed: this machine computes what the model's maker computed" : "FAILED");
        WriteTraining(output, model.Training);
        foreach (MetricsInfo metrics in model.Metrics)
        {
            WriteMetrics(output, metrics);
        }

        if (model.ModelCard.Length > 0)
        {
            output.WriteLine();
            output.WriteLine(Printable(model.ModelCard).TrimEnd());
        }
    }

    /// <summary>Says in a few lines what training made.</summary>
    public static void WriteSummary(TextWriter output, string path, ModelBundle model)
    {
        Line(output, "written", path);
        Line(output, "labels", string.Join(", ", model.Labels));
        foreach (MetricsInfo metrics in model.Metrics)
        {
            WriteMetrics(output, metrics);
        }
    }

    private static void WriteTraining(TextWriter output, TrainingInfo? training)
    {
        if (training is null)
        {
            return;
        }

        foreach (CorpusInfo corpus in training.Corpora)
        {
            Line(output, "corpus", $"{corpus.Name}: {Count(corpus.Clips)} clips, {Count(corpus.Speakers)} speakers, licence {corpus.Licence ?? "not stated"}");
        }

        Line(output, "speakers", training.SpeakerSplit);
        Line(output, "augmentation", training.Augmentation.Count == 0 ? null : string.Join("; ", training.Augmentation));
        Line(output, "optimiser", training.Optimizer);
        Line(output, "epochs", training.Epochs?.ToString(CultureInfo.InvariantCulture));
        Line(output, "seed", training.Seed?.ToString(CultureInfo.InvariantCulture));
        Line(output, "trained by", training.LibraryVersion);
    }

    private static void WriteMetrics(TextWriter output, MetricsInfo metrics)
    {
        string[] figures =
        [
            .. Figure("UAR", metrics.UnweightedAverageRecall),
            .. Figure("accuracy", metrics.Accuracy),
            .. Figure("macro-F1", metrics.MacroF1),
            .. Figure("ECE", metrics.ExpectedCalibrationError),
        ];
        string warning = metrics.SpeakersOverlap ? " (speakers overlap: optimistic)" : string.Empty;
        Line(output, "measured", $"{metrics.Protocol}{warning}: {string.Join(", ", figures)}");
    }

    private static string Features(ModelBundle model)
    {
        IEnumerable<string> kinds = model.Recipe.Features.Select(feature => $"{feature.GetFeatureNames().Count} {Kind(feature)}");
        return $"{string.Join(", ", kinds)} at {model.Recipe.Audio.SampleRate} Hz; aggregation {model.Recipe.Aggregation}";
    }

    // The record's name without its role: MfccOptions is Mfcc.
    private static string Kind(FeatureOptions feature) => feature.GetType().Name.Replace("Options", string.Empty, StringComparison.Ordinal);

    private static IEnumerable<string> Figure(string name, double? value) => value is { } number ? [$"{name} {Number(number)}"] : [];

    private static string Count(int? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "?";

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static void Line(TextWriter output, string name, string? value)
    {
        if (value is not null)
        {
            output.WriteLine($"{name,-13}{Printable(value).Replace('\n', ' ')}");
        }
    }

    // What somebody else wrote must not drive the terminal, nor look like a line of this program's.
    private static string Printable(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? '\uFFFD' : c));
}
