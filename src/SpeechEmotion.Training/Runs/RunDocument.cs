using System.Text.Json;
using System.Text.Json.Serialization;
using SpeechEmotion.Augmentation;
using SpeechEmotion.Classification;
using SpeechEmotion.Features;

namespace SpeechEmotion.Training;

/// <summary>
/// The JSON form of a run. Its parts are read by their own strict readers, so that a part means the same here as in a bundle.
/// </summary>
/// <remarks>
/// Members that may be left out have setters: generated readers give left-out <c>init</c> members zero instead of their default.
/// </remarks>
internal sealed record RunDocument
{
    private const int MaxJsonLength = 4 << 20;

    [JsonPropertyName("version")]
    public int Version { get; set; } = RunFile.CurrentVersion;

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("datasets")]
    public required IReadOnlyList<RunDocumentDataset> Datasets { get; init; }

    [JsonPropertyName("label_map")]
    public JsonElement? LabelMap { get; set; }

    [JsonPropertyName("recipe")]
    public JsonElement? Recipe { get; set; }

    [JsonPropertyName("network")]
    public JsonElement? Network { get; set; }

    [JsonPropertyName("augmentation")]
    public JsonElement? Augmentation { get; set; }

    [JsonPropertyName("augmentation_timing")]
    public AugmentationTiming? Timing { get; set; }

    [JsonPropertyName("training")]
    public JsonElement? Training { get; set; }

    [JsonPropertyName("members")]
    public int Members { get; set; } = 1;

    [JsonPropertyName("functionals")]
    public FunctionalsOptions? Functionals { get; set; }

    [JsonPropertyName("validation")]
    public RunValidation Validation { get; set; } = new();

    public static RunFile Read(string json, IReadOnlyList<CustomFeature> customFeatures, IReadOnlyList<CustomStep> customSteps)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MaxJsonLength)
        {
            throw new ArgumentException($"The run file has {json.Length} characters; at most {MaxJsonLength} are accepted.", nameof(json));
        }

        RunDocument document;
        try
        {
            document = JsonSerializer.Deserialize(json, RunJson.Default.RunDocument)
                ?? throw new ArgumentException("The run file is null.", nameof(json));
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"The run file cannot be read: {JsonFault.Describe(error)}", nameof(json), error);
        }

        if (document.Datasets.Contains(null!))
        {
            throw new ArgumentException("Datasets (datasets) must not hold null.", nameof(json));
        }

        return document.Version == RunFile.CurrentVersion
            ? document.ToRun(customFeatures, customSteps)
            : throw new ArgumentException(
                $"Run file version {document.Version} is not supported; this library reads version {RunFile.CurrentVersion}.", nameof(json));
    }

    public static RunDocument Of(RunFile run) => new()
    {
        Name = run.Name,
        Datasets = [.. run.Datasets.Select(RunDocumentDataset.Of)],
        LabelMap = Element(run.LabelMap.ToJson()),
        Recipe = Element(run.Recipe.ToJson()),
        Network = run.Network is null ? Element("\"notebook\"") : Element(run.Network.ToJson()),
        Augmentation = Element(run.Augmentation.ToJson()),
        Timing = run.Timing,
        Training = Element(run.Training.ToJson()),
        Members = run.Members,
        Functionals = run.Functionals,
        Validation = run.Validation,
    };

    public string Write() => JsonSerializer.Serialize(this, RunJson.Default.RunDocument);

    internal static JsonElement Element(string json) => JsonElement.Parse(json);

    internal static T Part<T>(string name, JsonElement? element, T absent, Func<string, T> parse, params (string Word, T Value)[] words)
    {
        if (element is not { ValueKind: not JsonValueKind.Null } value)
        {
            return absent;
        }

        string word;
        try
        {
            if (value.ValueKind != JsonValueKind.String)
            {
                return parse(value.GetRawText());
            }

            // Refuses half a character.
            word = value.GetString()!;
        }
        catch (Exception error) when (error is ArgumentException or DatasetFormatException or InvalidOperationException)
        {
            throw new ArgumentException($"The run file's {name}: {error.Message}", error);
        }

        (string Word, T Value)[] found = [.. words.Where(known => known.Word == word)];
        return found.Length > 0
            ? found[0].Value
            : throw new ArgumentException(
                $"The run file's {name}: the word '{word}' is not one of: {string.Join(", ", words.Select(known => known.Word))}.");
    }

    private RunFile ToRun(IReadOnlyList<CustomFeature> customFeatures, IReadOnlyList<CustomStep> customSteps)
    {
        RunFile run = new()
        {
            Name = Name,
            Datasets = [.. Datasets.Select(dataset => dataset.ToDataset())],
            LabelMap = Part("label_map", LabelMap, SpeechEmotion.Datasets.LabelMap.Identity, SpeechEmotion.Datasets.LabelMap.Parse),
            Recipe = Part(
                "recipe", Recipe, FeatureRecipe.Notebook162, json => FeatureRecipe.Parse(json, customFeatures), RunWords.Recipes),
            Network = Part<NetworkDefinition?>("network", Network, null, NetworkDefinition.Parse, RunWords.Networks),
            Augmentation = Part(
                "augmentation", Augmentation, AugmentationPlan.None, json => AugmentationPlan.Parse(json, customSteps), RunWords.Augmentations),
            Training = Part("training", Training, new TrainingOptions(), TrainingOptions.Parse),
            Members = Members,
            Functionals = Functionals,
            Validation = Validation,
        };
        run = run with { Timing = Timing ?? RunWords.Timing(run.Augmentation) };
        string errors = string.Join(' ', run.GetErrors());
        return errors.Length == 0 ? run : throw new ArgumentException(errors);
    }
}
