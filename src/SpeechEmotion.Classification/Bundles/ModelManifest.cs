using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpeechEmotion.Classification;

/// <summary>The content of <c>model.json</c>. The descriptive records skip members they do not know; everything else refuses them.</summary>
internal sealed record ModelManifest(
    [property: JsonPropertyName("formatVersion")] int FormatVersion,
    [property: JsonPropertyName("writtenBy")] string WrittenBy,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("version")] string Version,
    [property: JsonPropertyName("labels")] IReadOnlyList<string> Labels,
    [property: JsonPropertyName("recipe")] JsonElement Recipe,
    [property: JsonPropertyName("fingerprint")] string Fingerprint,
    [property: JsonPropertyName("network")] NetworkDefinition Network,
    [property: JsonPropertyName("calibration")] Calibration Calibration,
    [property: JsonPropertyName("training")] TrainingInfo? Training,
    [property: JsonPropertyName("metrics")] IReadOnlyList<MetricsInfo> Metrics,
    [property: JsonPropertyName("licence")] string? Licence,
    [property: JsonPropertyName("sha256")] IReadOnlyDictionary<string, string> Hashes)
{
    /// <summary>The format this library writes and reads.</summary>
    public const int CurrentFormatVersion = 1;

    /// <summary>Gets the library's name and version, for <see cref="WrittenBy"/>.</summary>
    public static string Library { get; } = $"SpeechEmotion {typeof(ModelManifest).Assembly.GetName().Version?.ToString(3)}";

    /// <exception cref="ModelBundleException">The text is no manifest this library reads.</exception>
    public static ModelManifest Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            CheckFormatVersion(json);
            return JsonSerializer.Deserialize(json.Span, StrictJson.Default.ModelManifest)
                ?? throw new ModelBundleException(BundlePart.Manifest, "it is null.");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new ModelBundleException(BundlePart.Manifest, exception.Message, exception);
        }
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, StrictJson.Default.ModelManifest);

    /// <summary>A newer format may look different anywhere, so its number is read before anything else.</summary>
    private static void CheckFormatVersion(ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 64, AllowDuplicateProperties = false });
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("formatVersion", out JsonElement version))
        {
            throw new ModelBundleException(BundlePart.Manifest, "formatVersion is missing; this is no model bundle.");
        }

        if (version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out int number) && number == CurrentFormatVersion)
        {
            return;
        }

        string writer = document.RootElement.TryGetProperty("writtenBy", out JsonElement by) && by.ValueKind == JsonValueKind.String
            ? by.GetString()!
            : "a newer SpeechEmotion";
        throw new ModelBundleException(
            BundlePart.Manifest,
            $"formatVersion is {version.GetRawText()}; {Library} reads formatVersion {CurrentFormatVersion}. " +
            $"The bundle was written by {writer}: use that version or a newer one.");
    }
}
