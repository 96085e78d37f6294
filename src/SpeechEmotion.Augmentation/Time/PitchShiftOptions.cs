using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Changes the pitch and keeps the duration. JSON <c>type</c>: <c>pitch_shift</c>.</summary>
/// <param name="Semitones">The shift in semitones, −24 to 24 (<c>n_steps</c> of <c>librosa.effects.pitch_shift</c>).</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record PitchShiftOptions(
    [property: JsonPropertyName("semitones")] ValueRange Semitones,
    double Probability = 1) : AugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new PitchShiftAugmenter(this);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        StepRules.Range("Semitones (semitones)", Semitones, -24, 24),
        StepRules.Probability(Probability));
}
