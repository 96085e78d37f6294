using System.Text.Json;
using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>
/// The content of <c>probe.json</c>: a synthetic clip, given by seed, rate and length, and what the model's maker computed from it.
/// Features are before normalisation; logits before calibration.
/// </summary>
internal sealed record Probe(
    int Seed,
    int SampleRate,
    double Seconds,
    int Frames,
    float[] Features,
    float[] Logits,
    float[] Probabilities)
{
    private const int DefaultSeed = 20_240_309;
    private const int MaxJsonDepth = 8;

    // The longest clip that ProbeSignal makes for a recipe.
    private const double MaxSeconds = 63;

    private static Probe Empty { get; } = new(0, 0, 0, 0, [], [], []);

    /// <summary>Computes a fresh probe of a bundle.</summary>
    public static Probe Measure(ModelBundle bundle) =>
        Measure(bundle, DefaultSeed, bundle.Recipe.Audio.SampleRate, ProbeSignal.SecondsFor(bundle.Recipe));

    /// <exception cref="ModelBundleException">The text is no probe, or that of a recipe with another sample rate.</exception>
    public static Probe Parse(ReadOnlyMemory<byte> json, int sampleRate)
    {
        Probe probe;
        try
        {
            probe = JsonMembers.Parse(json, MaxJsonDepth, Empty, static (probe, members) => probe.Exchange(members));
        }
        catch (JsonException exception)
        {
            throw new ModelBundleException(BundlePart.Probe, exception.Message, exception);
        }

        return probe.SampleRate != sampleRate
            ? throw new ModelBundleException(BundlePart.Probe, $"its clip has {probe.SampleRate} Hz but the recipe works at {sampleRate} Hz.")
            : probe.Seconds is > 0 and <= MaxSeconds ? probe
            : throw new ModelBundleException(
                BundlePart.Probe, FormattableString.Invariant($"its clip must last above 0 and at most {MaxSeconds} seconds; it lasts {probe.Seconds}."));
    }

    public byte[] ToJson() => JsonMembers.Write(this, static (probe, members) => probe.Exchange(members));

    /// <summary>Computes the same clip again.</summary>
    public Probe MeasureAgain(ModelBundle bundle) => Measure(bundle, Seed, SampleRate, Seconds);

    private Probe Exchange(JsonMembers json) => new(
        json.Member("seed", Seed, isRequired: true),
        json.Member("sample_rate", SampleRate, isRequired: true),
        json.Member("seconds", Seconds, isRequired: true),
        json.Member("frames", Frames, isRequired: true),
        [.. json.Value("features", Features, JsonForms.Single.List, isRequired: true)],
        [.. json.Value("logits", Logits, JsonForms.Single.List, isRequired: true)],
        [.. json.Value("probabilities", Probabilities, JsonForms.Single.List, isRequired: true)]);

    private static Probe Measure(ModelBundle bundle, int seed, int sampleRate, double seconds)
    {
        FeatureMatrix features = new FeaturePipeline(bundle.Recipe).Extract(ProbeSignal.Create(seed, sampleRate, seconds));
        FeatureMatrix normalised = bundle.Normalizer?.Apply(features) ?? features;
        CnnClassifier classifier = bundle.CreateClassifier();
        float[] logits = new float[bundle.Labels.Count];
        float[] probabilities = new float[bundle.Labels.Count];
        classifier.ComputeLogits(normalised, logits);
        classifier.Classify(normalised, probabilities);
        return new Probe(seed, sampleRate, seconds, features.FrameCount, features.Values.ToArray(), logits, probabilities);
    }
}
