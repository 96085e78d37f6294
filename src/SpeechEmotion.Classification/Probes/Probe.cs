using System.Text.Json;
using System.Text.Json.Serialization;
using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>
/// The content of <c>probe.json</c>: a synthetic clip, given by seed, rate and length, and what the model's maker computed from it.
/// Features are before normalisation; logits before calibration.
/// </summary>
internal sealed record Probe(
    [property: JsonPropertyName("seed")] int Seed,
    [property: JsonPropertyName("sample_rate")] int SampleRate,
    [property: JsonPropertyName("seconds")] double Seconds,
    [property: JsonPropertyName("frames")] int Frames,
    [property: JsonPropertyName("features")] float[] Features,
    [property: JsonPropertyName("logits")] float[] Logits,
    [property: JsonPropertyName("probabilities")] float[] Probabilities)
{
    private const int DefaultSeed = 20_240_309;

    // The longest clip that ProbeSignal makes for a recipe.
    private const double MaxSeconds = 63;

    /// <summary>Computes a fresh probe of a bundle.</summary>
    public static Probe Measure(ModelBundle bundle) =>
        Measure(bundle, DefaultSeed, bundle.Recipe.Audio.SampleRate, ProbeSignal.SecondsFor(bundle.Recipe));

    /// <exception cref="ModelBundleException">The text is no probe.</exception>
    public static Probe Parse(ReadOnlyMemory<byte> json)
    {
        Probe? probe;
        try
        {
            probe = JsonSerializer.Deserialize(json.Span, StrictJson.Default.Probe);
        }
        catch (JsonException exception)
        {
            throw new ModelBundleException(BundlePart.Probe, exception.Message, exception);
        }

        bool isSound = probe is not null && probe.SampleRate is >= 1 and <= AudioSignal.MaxSampleRate && probe.Seconds is > 0 and <= MaxSeconds;
        return isSound ? probe! : throw new ModelBundleException(BundlePart.Probe, "its clip has no sensible rate and length.");
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, StrictJson.Default.Probe);

    /// <summary>Computes the same clip again.</summary>
    public Probe MeasureAgain(ModelBundle bundle) => Measure(bundle, Seed, SampleRate, Seconds);

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
