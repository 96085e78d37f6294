using System.Text.Json;
using System.Text.Unicode;
using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>The content of <c>model.json</c>. The descriptive records skip members they do not know; everything else refuses them.</summary>
internal sealed record ModelManifest(
    int FormatVersion,
    string WrittenBy,
    string Name,
    string Version,
    IReadOnlyList<string> Labels,
    FeatureRecipe Recipe,
    string Fingerprint,
    NetworkDefinition Network,
    Calibration Calibration,
    TrainingInfo? Training,
    IReadOnlyList<MetricsInfo> Metrics,
    string? Licence,
    IReadOnlyDictionary<string, string> Hashes)
{
    /// <summary>The format this library writes and reads.</summary>
    public const int CurrentFormatVersion = 1;

    private const int MaxJsonDepth = 64;

    /// <summary>Gets the library's name and version, for <see cref="WrittenBy"/>.</summary>
    public static string Library { get; } = $"SpeechEmotion {typeof(ModelManifest).Assembly.GetName().Version?.ToString(3)}";

    private static ModelManifest Empty { get; } = new(
        0, "", "", "", [], FeatureRecipe.Empty, "", NetworkDefinition.Empty, Calibration.None, null, [], null, new Dictionary<string, string>());

    /// <summary>Reads a manifest; whether its parts are sound and fit each other is not looked at.</summary>
    /// <param name="json">The text.</param>
    /// <param name="customFeatures">The features from outside the library that the recipe may name.</param>
    /// <exception cref="ModelBundleException">The text is no manifest this library reads.</exception>
    /// <exception cref="ArgumentException"><paramref name="customFeatures"/> contradict each other or the library's.</exception>
    public static ModelManifest Parse(ReadOnlyMemory<byte> json, IReadOnlyList<CustomFeature> customFeatures)
    {
        FeatureJson features = FeatureJson.With(customFeatures);
        if (!Utf8.IsValid(json.Span))
        {
            throw new ModelBundleException(BundlePart.Manifest, "it is not UTF-8.");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxJsonDepth });
            CheckFormatVersion(document.RootElement);
            ModelManifest read = JsonMembers.Read(document.RootElement, Empty, (manifest, members) => manifest.Exchange(members, features));

            // Kept as it is, so that half a character in it would only be found by whoever writes it out again.
            using Utf8JsonWriter nowhere = new(Stream.Null);
            read.Training?.Run?.WriteTo(nowhere);
            return read;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new ModelBundleException(BundlePart.Manifest, exception.Message, exception);
        }
    }

    public byte[] ToJson()
    {
        FeatureJson features = FeatureJson.With(Recipe.CustomFeatures);
        return JsonMembers.Write(this, (manifest, members) => manifest.Exchange(members, features));
    }

    private ModelManifest Exchange(JsonMembers json, FeatureJson features) => new(
        json.Member("formatVersion", FormatVersion, isRequired: true),
        json.Text("writtenBy", WrittenBy, isRequired: true),
        json.Text("name", Name, isRequired: true),
        json.Text("version", Version, isRequired: true),
        json.Value("labels", Labels, JsonForms.Text.List, isRequired: true),
        json.Object("recipe", Recipe, (recipe, members) => recipe.Exchange(members, features)),
        json.Text("fingerprint", Fingerprint, isRequired: true),
        json.Object("network", Network, static (network, members) => network.Exchange(members)),
        json.Object("calibration", Calibration, static (calibration, members) => calibration.Exchange(members)),
        json.OptionalObject("training", Training, new TrainingInfo(), static (training, members) => training.Exchange(members)),
        json.List("metrics", Metrics, new MetricsInfo { Protocol = "" }, static (metrics, members) => metrics.Exchange(members)),
        json.OptionalText("licence", Licence),
        json.Value("sha256", Hashes, JsonForms.Text.Table, isRequired: true));

    /// <summary>A newer format may look different anywhere, so its number is read before anything else.</summary>
    private static void CheckFormatVersion(JsonElement manifest)
    {
        if (manifest.ValueKind != JsonValueKind.Object || !manifest.TryGetProperty("formatVersion", out JsonElement version))
        {
            throw new ModelBundleException(BundlePart.Manifest, "formatVersion is missing; this is no model bundle.");
        }

        if (version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out int number) && number == CurrentFormatVersion)
        {
            return;
        }

        string writer = manifest.TryGetProperty("writtenBy", out JsonElement by) && by.ValueKind == JsonValueKind.String
            ? by.GetString()!
            : "a newer SpeechEmotion";
        throw new ModelBundleException(
            BundlePart.Manifest,
            $"formatVersion is {version.GetRawText()}; {Library} reads formatVersion {CurrentFormatVersion}. " +
            $"The bundle was written by {writer}: use that version or a newer one.");
    }
}
