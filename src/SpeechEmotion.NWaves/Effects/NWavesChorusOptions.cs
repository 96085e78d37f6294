using System.Text.Json.Serialization;
using NWaves.Effects;
using SpeechEmotion.Augmentation;

namespace SpeechEmotion.NWaves;

/// <summary>Adds voices whose pitch wavers, as a choir. JSON <c>type</c>: <c>nwaves_chorus</c>.</summary>
/// <param name="Frequency">How often a voice wavers a second, drawn for each, 0.05 to 20 Hz.</param>
/// <param name="WidthSeconds">How far a voice is moved in time, drawn for each, 0.0001 to 0.05 s.</param>
/// <param name="Mix">The share of the voices, 0 to 1.</param>
/// <param name="VoiceCount">How many voices, 1 to 20.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads. A range is drawn from anew for each clip.</remarks>
public sealed record NWavesChorusOptions(
    [property: JsonPropertyName("frequency")] ValueRange Frequency,
    [property: JsonPropertyName("width_seconds")] ValueRange WidthSeconds,
    [property: JsonPropertyName("mix")] double Mix = 1,
    [property: JsonPropertyName("voices")] int VoiceCount = 3,
    double Probability = 1) : AugmentationOptions(Probability)
{
    internal const string Type = "nwaves_chorus";

    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        NWavesRules.Checked(this, GetErrors());
        return new NWavesAugmenter((sampleRate, random) =>
        {
            float[] frequencies = [.. Enumerable.Range(0, VoiceCount).Select(_ => (float)Frequency.Draw(random))];
            float[] widths = [.. Enumerable.Range(0, VoiceCount).Select(_ => (float)WidthSeconds.Draw(random))];
            ChorusEffect effect = new(sampleRate, frequencies, widths);
            effect.WetDryMix((float)Mix);
            return effect;
        });
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => NWavesRules.Failures(
        Type,
        NWavesRules.Range("Frequency (frequency)", Frequency, 0.05, 20),
        NWavesRules.Range("WidthSeconds (width_seconds)", WidthSeconds, 0.0001, 0.05),
        NWavesRules.Number("Mix (mix)", Mix, 0, 1),
        NWavesRules.Number("VoiceCount (voices)", VoiceCount, 1, 20),
        NWavesRules.Number("Probability (probability)", Probability, 0, 1));
}
