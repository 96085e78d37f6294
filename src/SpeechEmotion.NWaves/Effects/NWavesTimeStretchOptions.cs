using System.Text.Json.Serialization;
using NWaves.Operations.Tsm;
using SpeechEmotion.Augmentation;

namespace SpeechEmotion.NWaves;

/// <summary>Changes the tempo at the same pitch. JSON <c>type</c>: <c>nwaves_time_stretch</c>.</summary>
/// <param name="Rate">How much faster, 0.25 to 4, as in librosa.</param>
/// <param name="Algorithm">How; not Paul stretch, which cannot be seeded.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads. A range is drawn from anew for each clip.</remarks>
public sealed record NWavesTimeStretchOptions(
    [property: JsonPropertyName("rate")] ValueRange Rate,
    [property: JsonPropertyName("algorithm"), JsonConverter(typeof(SnakeCaseEnumConverter<TsmAlgorithm>))]
    TsmAlgorithm Algorithm = TsmAlgorithm.PhaseVocoderPhaseLocking,
    double Probability = 1) : AugmentationOptions(Probability)
{
    internal const string Type = "nwaves_time_stretch";

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        NWavesRules.Checked(this, GetErrors());
        return new NWavesAugmenter((_, random) => new TimeStretchFilter(1 / Rate.Draw(random), Algorithm));
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => NWavesRules.Failures(
        Type,
        NWavesRules.Range("Rate (rate)", Rate, 0.25, 4),
        Algorithm == TsmAlgorithm.PaulStretch
            ? "Algorithm (algorithm) must not be PaulStretch: its randomness cannot be seeded."
            : NWavesRules.Member("Algorithm (algorithm)", Algorithm),
        NWavesRules.Number("Probability (probability)", Probability, 0, 1));
}
