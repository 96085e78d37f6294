using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SpeechEmotion.Features;

/// <summary>Reads and writes features by their "type": those of this library and those a recipe brings along.</summary>
internal sealed class FeatureJson
{
    // A new feature of the library is one line more here. Only the options that are asked for are made.
    private static readonly (string Type, Type Options, Func<FeatureOptions> Defaults)[] Known =
    [
        ("zero_crossing_rate", typeof(ZeroCrossingRateOptions), static () => new ZeroCrossingRateOptions()),
        ("rms", typeof(RmsOptions), static () => new RmsOptions()),
        ("melspectrogram", typeof(MelSpectrogramOptions), static () => new MelSpectrogramOptions()),
        ("mfcc", typeof(MfccOptions), static () => new MfccOptions()),
        ("log_mel", typeof(LogMelOptions), static () => new LogMelOptions()),
        ("pitch_track", typeof(PitchTrackOptions), static () => new PitchTrackOptions()),
        ("chroma_stft", typeof(ChromaStftOptions), static () => new ChromaStftOptions()),
        ("tonnetz", typeof(TonnetzOptions), static () => new TonnetzOptions()),
        ("spectral_centroid", typeof(SpectralCentroidOptions), static () => new SpectralCentroidOptions()),
        ("spectral_bandwidth", typeof(SpectralBandwidthOptions), static () => new SpectralBandwidthOptions()),
        ("spectral_rolloff", typeof(SpectralRolloffOptions), static () => new SpectralRolloffOptions()),
        ("spectral_flatness", typeof(SpectralFlatnessOptions), static () => new SpectralFlatnessOptions()),
        ("spectral_contrast", typeof(SpectralContrastOptions), static () => new SpectralContrastOptions()),
        ("yin", typeof(YinOptions), static () => new YinOptions()),
        ("delta", typeof(DeltaOptions), static () => new DeltaOptions(null!)),
    ];

    private readonly string[] _types;
    private readonly JsonSerializerOptions? _customOptions;

    private FeatureJson(IReadOnlyList<CustomFeature> custom)
    {
        Custom = custom;
        _types = [.. Known.Select(feature => feature.Type), .. custom.Select(feature => feature.Type)];
        _customOptions = custom.Count == 0 ? null : new JsonSerializerOptions
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine([.. custom.Select(feature => feature.Resolver)]),
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
        };
    }

    /// <summary>Gets what reads and writes this library's features.</summary>
    public static FeatureJson Library { get; } = new([]);

    /// <summary>Gets the features from outside.</summary>
    public IReadOnlyList<CustomFeature> Custom { get; }

    /// <summary>Gives what also reads and writes features from outside.</summary>
    /// <exception cref="ArgumentException">A type is taken, or its options are no <see cref="FeatureOptions"/>.</exception>
    public static FeatureJson With(IReadOnlyList<CustomFeature> custom)
    {
        if (custom.Count == 0)
        {
            return Library;
        }

        foreach (CustomFeature feature in custom)
        {
            if (Library._types.Contains(feature.Type) || custom.Count(other => other.Type == feature.Type) > 1)
            {
                throw new ArgumentException($"The custom feature '{feature.Type}' has the type of another feature.");
            }

            if (!feature.OptionsType.IsSubclassOf(typeof(FeatureOptions)))
            {
                throw new ArgumentException($"The custom feature '{feature.Type}' has options of {feature.OptionsType}, which is no FeatureOptions.");
            }
        }

        return new FeatureJson(custom);
    }

    /// <summary>A feature: its type, then the members of that type.</summary>
    /// <param name="value">The feature; not used while reading.</param>
    /// <param name="json">The members.</param>
    /// <exception cref="NotSupportedException">The feature to be written is of no known type.</exception>
    public FeatureOptions Exchange(FeatureOptions value, JsonMembers json)
    {
        string? type = json.Type(json.IsReading ? null : TypeOf(value), _types);
        if (type is null)
        {
            return value;
        }

        if (Custom.FirstOrDefault(feature => feature.Type == type) is { } custom)
        {
            return (FeatureOptions)json.Others(value, _customOptions!.GetTypeInfo(custom.OptionsType))!;
        }

        FeatureOptions options = json.IsReading ? Array.Find(Known, feature => feature.Type == type).Defaults() : value;
        return ((IRecipeFeature)options).Exchange(json, this);
    }

    private string TypeOf(FeatureOptions? value) => value is null
        ? throw new NotSupportedException("A feature is null.")
        : Array.Find(Known, feature => feature.Options == value.GetType()).Type
            ?? Custom.FirstOrDefault(feature => feature.OptionsType == value.GetType())?.Type
            ?? throw new NotSupportedException($"{value.GetType()} has no type in JSON. Name it in {nameof(FeatureRecipe.CustomFeatures)}.");
}
