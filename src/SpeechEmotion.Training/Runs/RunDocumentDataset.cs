using System.Text.Json;
using System.Text.Json.Serialization;
using SpeechEmotion.Datasets;

namespace SpeechEmotion.Training;

/// <summary>The JSON form of a run's corpus.</summary>
internal sealed record RunDocumentDataset
{
    [JsonPropertyName("parser")]
    public required string Parser { get; init; }

    [JsonPropertyName("folder")]
    public required string Folder { get; init; }

    [JsonPropertyName("label_map")]
    public JsonElement? LabelMap { get; init; }

    public static RunDocumentDataset Of(RunDataset dataset) => new()
    {
        Parser = dataset.Parser,
        Folder = dataset.Folder,
        LabelMap = dataset.LabelMap is null ? null : RunDocument.Element(dataset.LabelMap.ToJson()),
    };

    public RunDataset ToDataset() =>
        new(Parser, Folder, RunDocument.Part<LabelMap?>("datasets.label_map", LabelMap, null, SpeechEmotion.Datasets.LabelMap.Parse));
}
