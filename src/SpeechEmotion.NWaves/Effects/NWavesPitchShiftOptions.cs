using System.Text.Json.Serialization;
using NWaves.Effects;
using NWaves.Operations.Tsm;
using SpeechEmotion.Augmentation;

namespace SpeechEmotion.NWaves;

/// <summary>Raises or lowers the pitch at the same tempo. JSON <c>type</c>: <c>nwaves_pitch_shift</c>.</summary>
/// <param name="Semitones">By how much, −12 to 12 semitones.</param>
/// <param name="Algorithm">How; not Paul stretch, which cannot be seeded.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads. A range is drawn from anew for each clip.</remarks>
public sealed record NWavesPitchShiftOptions(
    [property: JsonPropertyName("semitones")] ValueRange Semitones,
    [property: JsonPropertyName("algorithm"), JsonConverter(typeof(SnakeCaseEnumConverter<TsmAlgorithm>))]
    TsmAlgorithm Algorithm = TsmAlgorithm.PhaseVocoderPhaseLocking,
    double Probability = 1) : AugmentationOptions(Probability)
{
    internal const string Type = "nwaves_pitch_shift";

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        NWavesRules.Checked(this, GetErrors());
        return new NWavesAugmenter((_, random) =>
            new PitchShiftEffect(Math.Pow(2, Semitones.Draw(random) / 12), tsm: Algorithm));
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => NWavesRules.Failures(
        Type,
        NWavesRules.Range("Semitones (semitones)", Semitones, -12, 12),
        Algorithm == TsmAlgorithm.PaulStretch
            ? "Algorithm (algorithm) must not be PaulStretch: its randomness cannot be seeded."
            : NWavesRules.Member("Algorithm (algorithm)", Algorithm),
        NWavesRules.Number("Probability (probability)", Probability, 0, 1));
}
