using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SpeechEmotion.Features;

/// <summary>Everything between decoded samples and a classifier's input, as data: the same recipe gives the same numbers everywhere.</summary>
/// <param name="Audio">Cutting, resampling, trimming.</param>
/// <param name="Stft">The transform all features share.</param>
/// <param name="Features">The features, in the order of their rows; at least one.</param>
/// <param name="Aggregation">How frames become columns.</param>
/// <param name="Version">The version of the recipe format; this library reads <see cref="CurrentVersion"/>.</param>
/// <remarks>
/// Immutable and safe to share between threads. Its JSON uses librosa's argument names, is strict (unknown and repeated members are
/// refused) and writes every default out. Two recipes are equal when their <see cref="Fingerprint"/>s are.
/// </remarks>
public sealed record FeatureRecipe(
    AudioPreparation Audio,
    StftOptions Stft,
    IReadOnlyList<FeatureOptions> Features,
    FeatureAggregation Aggregation = FeatureAggregation.None,
    int Version = FeatureRecipe.CurrentVersion)
{
    /// <summary>The version of the recipe format that this library writes and reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The most entries that <see cref="Features"/> may have.</summary>
    public const int MaxFeatures = 64;

    private const int MaxJsonLength = 1 << 20;
    private const int MaxJsonDepth = 16;

    /// <summary>
    /// Gets the notebook's recipe: 2.5 s after 0.6 s at 22,050 Hz; the means of zero-crossing rate, 12 chroma (of the magnitude
    /// spectrum), 20 MFCC, RMS and 128 mel bands, 162 numbers.
    /// </summary>
    public static FeatureRecipe Notebook162 { get; } = new(
        new AudioPreparation(OffsetSeconds: 0.6, DurationSeconds: 2.5),
        new StftOptions(),
        [new ZeroCrossingRateOptions(), new ChromaStftOptions(Power: 1), new MfccOptions(), new RmsOptions(), new MelSpectrogramOptions()],
        FeatureAggregation.Mean);

    /// <summary>
    /// Gets a compact set in the manner of openSMILE's: pitch and voicing, level, zero crossings, shape of the spectrum, MFCC and their
    /// change, 41 features at 16 kHz in frames of 64 ms every 16 ms, each with the seven statistics of
    /// <see cref="FeatureAggregation.Functionals"/>: 287 numbers.
    /// </summary>
    public static FeatureRecipe CompactFunctionals { get; } = new(
        new AudioPreparation(16_000),
        new StftOptions(1024, 256),
        [
            new YinOptions(FrameLength: 1024, VoicingThreshold: 0.5), new RmsOptions(1024), new ZeroCrossingRateOptions(1024),
            new SpectralCentroidOptions(), new SpectralBandwidthOptions(), new SpectralRolloffOptions(), new SpectralFlatnessOptions(),
            new SpectralContrastOptions(), new MfccOptions(CoefficientCount: 13, MelBands: 40),
            new DeltaOptions(new MfccOptions(CoefficientCount: 13, MelBands: 40), Mode: DeltaMode.Nearest),
        ],
        FeatureAggregation.Functionals);

    /// <summary>Gets the features from outside the library that the JSON may name; not part of the JSON.</summary>
    public IReadOnlyList<CustomFeature> CustomFeatures { get; init; } = [];

    /// <summary>Gets the SHA-256 of the canonical JSON, 64 lower-case hexadecimal digits: equal recipes, equal numbers.</summary>
    /// <exception cref="ArgumentException">The recipe has no JSON; see <see cref="ToJson"/>.</exception>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(ToUtf8Json(indented: false)));

    /// <summary>Reads a recipe. Left-out options take their defaults; unknown, repeated or wrong members are refused.</summary>
    /// <param name="json">The JSON text.</param>
    /// <exception cref="ArgumentException">The text is not a valid recipe; the message says what is wrong and where.</exception>
    public static FeatureRecipe Parse(string json) => Parse(json, []);

    /// <summary>Reads a recipe that may name features from outside the library.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="customFeatures">The features from outside.</param>
    /// <exception cref="ArgumentException">The text is not a valid recipe; the message says what is wrong and where.</exception>
    public static FeatureRecipe Parse(string json, IReadOnlyList<CustomFeature> customFeatures)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(customFeatures);
        if (json.Length > MaxJsonLength)
        {
            throw new ArgumentException($"The recipe's JSON has {json.Length} characters; at most {MaxJsonLength} are accepted.", nameof(json));
        }

        try
        {
            FeatureJson features = FeatureJson.With(customFeatures);
            FeatureRecipe recipe = JsonMembers.Parse(
                Encoding.UTF8.GetBytes(json), MaxJsonDepth, Empty, (recipe, members) => recipe.Exchange(members, features));
            return OptionRules.Checked(recipe, recipe.GetErrors());
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new ArgumentException($"The recipe cannot be read: {e.Message}", nameof(json), e);
        }
    }

    /// <summary>Writes the recipe with every default spelled out.</summary>
    /// <param name="indented">Whether lines are broken for reading; the canonical form, which the fingerprint uses, is not.</param>
    /// <exception cref="ArgumentException">
    /// A feature is neither of this library nor among <see cref="CustomFeatures"/>, or an option is so wrong that JSON cannot hold it.
    /// </exception>
    public string ToJson(bool indented = true) => Encoding.UTF8.GetString(ToUtf8Json(indented));

    /// <summary>Lists what is wrong with the recipe: one sentence each, with the found and the accepted values.</summary>
    public IEnumerable<string> GetErrors()
    {
        if (Version != CurrentVersion)
        {
            return [$"Recipe version {Version} is not supported; this library reads version {CurrentVersion}."];
        }

        if (Audio is null || Stft is null || Features is null || Features.Count == 0 || Features.Any(f => f is null))
        {
            return ["A recipe needs audio, stft and at least one feature."];
        }

        if (Features.Count > MaxFeatures)
        {
            return [$"A recipe has at most {MaxFeatures} features; there were {Features.Count}."];
        }

        List<string> errors = [.. Audio.GetErrors(), .. Stft.GetErrors()];
        if (!Enum.IsDefined(Aggregation))
        {
            errors.Add($"Aggregation (aggregation) must be none, mean, mean_std or functionals; it was {(int)Aggregation}.");
        }

        // The features' checks rest on a sound rate and transform.
        return errors.Count > 0 ? errors : Features.SelectMany(f => f.GetErrors(Audio.SampleRate, Stft));
    }

    /// <summary>Compares by fingerprint, and two recipes that have no JSON by their members. Never throws.</summary>
    /// <param name="other">The other recipe.</param>
    public bool Equals(FeatureRecipe? other) =>
        JsonEquality.AreEqual(this, other, static recipe => recipe.ToJson(indented: false), static (one, two) => one.HasMembersOf(two));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Audio?.SampleRate, Stft?.FftSize, Features?.Count, Aggregation, Version);

    /// <summary>Gets the recipe that JSON starts from: every default, no feature.</summary>
    internal static FeatureRecipe Empty { get; } = new(new AudioPreparation(), new StftOptions(), []);

    internal FeatureRecipe Exchange(JsonMembers json, FeatureJson features) => new(
        json.Object("audio", Audio, static (audio, members) => audio.Exchange(members)),
        json.Object("stft", Stft, static (stft, members) => stft.Exchange(members)),
        json.List("features", Features, null!, features.Exchange, isRequired: true),
        (FeatureAggregation)json.Choice("aggregation", (int)Aggregation, JsonNames.Aggregation),
        json.Member("version", Version)) { CustomFeatures = features.Custom };

    // Without the fingerprint, which a recipe that is only looked at need not have.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"Audio = {Audio}, Stft = {Stft}, Features = [{string.Join(", ", Features ?? [])}], Aggregation = {Aggregation}, Version = {Version}");
        return true;
    }

    private bool HasMembersOf(FeatureRecipe other) =>
        Audio == other.Audio && Stft == other.Stft && Aggregation == other.Aggregation && Version == other.Version
        && (Features ?? []).SequenceEqual(other.Features ?? []);

    private byte[] ToUtf8Json(bool indented)
    {
        if (Audio is null || Stft is null || Features is null)
        {
            throw new ArgumentException("The recipe cannot be written: audio, stft and features are needed; at least one was null.");
        }

        try
        {
            FeatureJson features = FeatureJson.With(CustomFeatures);
            return JsonMembers.Write(this, (recipe, members) => recipe.Exchange(members, features), indented);
        }
        catch (Exception e) when (e is NotSupportedException or InvalidOperationException or JsonException)
        {
            throw new ArgumentException($"The recipe cannot be written: {e.Message}", e);
        }
    }
}
