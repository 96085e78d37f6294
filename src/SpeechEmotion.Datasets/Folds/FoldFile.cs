using System.Text.Json;

namespace SpeechEmotion.Datasets;

/// <summary>Folds as a user writes them down.</summary>
internal sealed record FoldFile
{
    public required string Protocol { get; init; }

    public required IReadOnlyList<Fold> Folds { get; init; }

    public static FoldFile Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        DatasetsJson.CheckLength("fold file", json);
        try
        {
            FoldFile file = JsonSerializer.Deserialize(json, DatasetsJson.Default.FoldFile)
                ?? throw new DatasetFormatException("A fold file is a JSON object; it was null.");
            return file.Folds.Contains(null!) ? throw new DatasetFormatException("A fold file must not hold null among its folds.") : file;
        }
        catch (JsonException error)
        {
            throw new DatasetFormatException($"The fold file cannot be read: {JsonFault.Describe(error)}", error);
        }
    }

    public FoldSet Apply(Utterance[] utterances)
    {
        if (Folds.Count == 0)
        {
            throw new DatasetFormatException($"Fold file '{Protocol}' has no folds.");
        }

        if (string.IsNullOrWhiteSpace(Protocol))
        {
            throw new DatasetFormatException("A fold file's protocol must not be empty.");
        }

        string[] names = [.. Folds.Select((fold, index) => string.IsNullOrEmpty(fold.Name) ? $"fold {index + 1}" : fold.Name)];
        if (FoldSet.RepeatedName(names) is { } repeated)
        {
            throw new DatasetFormatException($"Fold file '{Protocol}' has more than one fold named '{repeated}'; give each a name of its own.");
        }

        HashSet<string> known = [.. SpeakerFolds.Speakers(utterances)];
        return new(Protocol, [.. Folds.Zip(names, (fold, name) => fold.Apply(name, utterances, known))]);
    }

    internal sealed record Fold
    {
        public string? Name { get; init; }

        public required IReadOnlyList<string> Test { get; init; }

        public IReadOnlyList<string>? Validation { get; init; }

        public IReadOnlyList<string>? Training { get; init; }

        public DatasetSplit Apply(string name, Utterance[] utterances, HashSet<string> known)
        {
            HashSet<string> test = [.. Test];
            HashSet<string> validation = [.. Validation ?? []];
            HashSet<string> training = [.. Training ?? known.Except(test).Except(validation)];
            Refuse(name, "unknown speakers", test.Union(validation).Union(training).Except(known), $" {SpeakerFolds.Known([.. known.Order(StringComparer.Ordinal)])}");
            Refuse(name, "speakers on two sides",
                test.Intersect(validation).Union(test.Intersect(training)).Union(validation.Intersect(training)));
            if (test.Count == 0 || training.Count == 0)
            {
                throw new DatasetFormatException($"Fold file, {name}: a fold needs at least one speaker for test and one for training.");
            }

            Utterance[] Of(HashSet<string> speakers) => [.. utterances.Where(utterance => speakers.Contains(utterance.SpeakerKey))];
            return new(name, Of(training), Of(test), Of(validation));
        }

        private static void Refuse(string name, string what, IEnumerable<string> speakers, string remedy = "")
        {
            // JSON may hold null in any list.
            string[] list = [.. speakers.Select(speaker => speaker ?? "null").Order(StringComparer.Ordinal)];
            if (list.Length > 0)
            {
                throw new DatasetFormatException($"Fold file, {name}: {what}: {string.Join(", ", list)}.{remedy}");
            }
        }
    }
}
