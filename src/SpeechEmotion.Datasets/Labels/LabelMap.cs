using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpeechEmotion.Datasets;

/// <summary>Renames, merges and drops labels: <c>{ "labels": { "calm": "neutral", "boredom": null }, "unlisted": "keep" }</c>.</summary>
/// <remarks>Immutable and safe to share between threads. Two labels mapped to one are merged; <see langword="null"/> drops.</remarks>
public sealed record LabelMap
{
    /// <summary>Gets the map that changes nothing.</summary>
    public static LabelMap Identity { get; } = new();

    /// <summary>Gets the new name of each listed label; <see langword="null"/> leaves its utterances out.</summary>
    [JsonPropertyName("labels")]
    public IReadOnlyDictionary<string, string?> Labels { get => field ?? ReadOnlyDictionary<string, string?>.Empty; init; }

    /// <summary>Gets what becomes of labels that are not listed.</summary>
    [JsonPropertyName("unlisted")]
    public UnlistedLabels Unlisted { get; init; }

    /// <summary>Makes the map that keeps the given labels and drops all others.</summary>
    /// <param name="labels">The labels to keep, for example those shared by two corpora.</param>
    public static LabelMap Only(IEnumerable<string> labels) =>
        new() { Labels = labels.ToDictionary(label => label, string? (label) => label), Unlisted = UnlistedLabels.Drop };

    /// <summary>Reads a map. Unknown members are refused.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="DatasetFormatException">The text is not a label map.</exception>
    public static LabelMap Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        DatasetsJson.CheckLength("label map", json);
        try
        {
            LabelMap map = JsonSerializer.Deserialize(json, DatasetsJson.Default.LabelMap)
                ?? throw new DatasetFormatException("A label map is a JSON object; it was null.");
            if (map.Labels.FirstOrDefault(label => label.Value is { } name && string.IsNullOrWhiteSpace(name)) is { Key: { } nameless })
            {
                throw new DatasetFormatException($"The new name of '{nameless}' must not be empty; null drops the label.");
            }

            return Enum.IsDefined(map.Unlisted)
                ? map
                : throw new DatasetFormatException($"unlisted must be keep, drop or refuse; it was {(int)map.Unlisted}.");
        }
        catch (JsonException error)
        {
            throw new DatasetFormatException($"The label map cannot be read: {JsonFault.Describe(error)}", error);
        }
    }

    /// <summary>Writes the map as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, DatasetsJson.Default.LabelMap);

    /// <summary>Returns a label's new name, or <see langword="null"/> where its utterances are left out.</summary>
    /// <param name="label">A label of a corpus.</param>
    /// <exception cref="DatasetFormatException">The label is not listed and <see cref="Unlisted"/> refuses it.</exception>
    public string? Map(string label)
    {
        if (Labels.TryGetValue(label, out string? mapped))
        {
            return mapped;
        }

        return Unlisted switch
        {
            UnlistedLabels.Keep => label,
            UnlistedLabels.Drop => null,
            _ => throw new DatasetFormatException($"Label '{label}' is not in the label map. Listed: {string.Join(", ", Labels.Keys)}."),
        };
    }

    /// <summary>Maps the emotions of utterances, leaving out those that are dropped. The order stays.</summary>
    /// <param name="utterances">The utterances.</param>
    /// <exception cref="DatasetFormatException">A label is not listed and <see cref="Unlisted"/> refuses it.</exception>
    public IEnumerable<Utterance> Apply(IEnumerable<Utterance> utterances) =>
        from utterance in utterances
        let label = Map(utterance.Emotion)
        where label is not null
        select label == utterance.Emotion ? utterance : utterance with { Emotion = label };

    /// <summary>Lists the labels that all corpora have, in ordinal order: what a cross-corpus figure is computed over.</summary>
    /// <param name="corpora">The utterances of each corpus.</param>
    public static IReadOnlyList<string> SharedLabels(params IEnumerable<IEnumerable<Utterance>> corpora) =>
        [.. corpora.Select(corpus => corpus.Select(utterance => utterance.Emotion).ToHashSet())
            .DefaultIfEmpty([])
            .Aggregate((shared, next) => [.. shared.Intersect(next)])
            .Order(StringComparer.Ordinal)];
}
