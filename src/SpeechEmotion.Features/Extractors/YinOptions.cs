using System.Globalization;

namespace SpeechEmotion.Features;

/// <summary>
/// The fundamental frequency by YIN (de Cheveigné and Kawahara 2002; librosa's <c>yin</c>) and how periodic each frame is, two rows:
/// hertz, and 1 − the normalised difference at the chosen period, 0 (noise) to 1 (exactly periodic).
/// </summary>
/// <param name="MinFrequency">The lowest frequency looked for (<c>fmin</c>), in hertz, above 0.</param>
/// <param name="MaxFrequency">The highest frequency looked for (<c>fmax</c>), in hertz, above <paramref name="MinFrequency"/>, at most half the sample rate.</param>
/// <param name="FrameLength">Samples of a frame (<c>frame_length</c>), even, 64 to 32,768; hop and centring are those of the recipe's transform.</param>
/// <param name="TroughThreshold">The first period whose normalised difference is below this is taken (<c>trough_threshold</c>), above 0, at most 1.</param>
/// <param name="VoicingThreshold">
/// Frames less periodic than this count as unvoiced and take the frequency interpolated between their voiced neighbours (0 in a clip
/// without voiced frames), so that statistics over frames describe the melody; <see langword="null"/> = every frame keeps its own estimate, as librosa's.
/// </param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record YinOptions(
    double MinFrequency = 65,
    double MaxFrequency = 500,
    int FrameLength = 2048,
    double TroughThreshold = 0.1,
    double? VoicingThreshold = null) : FeatureOptions, IRecipeFeature
{
    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft) =>
        new YinExtractor(this, sampleRate, OptionRules.Checked(stft, GetErrors(sampleRate, stft)));

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => ["f0", "voicing"];

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft)
    {
        foreach (string error in FrameOptions.GetErrors("yin", FrameLength, stft))
        {
            yield return error;
        }

        if (FrameLength is < 64 or > 32_768 || FrameLength % 2 != 0)
        {
            yield return $"yin: FrameLength (frame_length) must be even and between 64 and 32768; it was {FrameLength}.";
        }

        if (!(MinFrequency > 0 && MinFrequency < MaxFrequency && MaxFrequency <= sampleRate / 2.0))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"yin: MinFrequency (fmin) and MaxFrequency (fmax) must be above 0, in this order, and at most half the sample rate "
                + $"({sampleRate / 2.0} Hz); they were {MinFrequency} and {MaxFrequency}.");
        }
        else if ((int)(sampleRate / MaxFrequency) + 2 >= FrameLength)
        {
            yield return $"yin: FrameLength (frame_length) must hold more than a period of MaxFrequency (fmax), {sampleRate / MaxFrequency:0} samples; it was {FrameLength}.";
        }

        if (!(TroughThreshold is > 0 and <= 1))
        {
            yield return FormattableString.Invariant($"yin: TroughThreshold (trough_threshold) must be above 0 and at most 1; it was {TroughThreshold}.");
        }

        if (VoicingThreshold is { } voicing && !(voicing is >= 0 and <= 1))
        {
            yield return FormattableString.Invariant($"yin: VoicingThreshold (voicing_threshold) must be between 0 and 1, or null; it was {voicing}.");
        }
    }

    FeatureOptions IRecipeFeature.Exchange(JsonMembers json, FeatureJson features) => new YinOptions(
        json.Member("fmin", MinFrequency), json.Member("fmax", MaxFrequency), json.Member("frame_length", FrameLength),
        json.Member("trough_threshold", TroughThreshold), json.Member("voicing_threshold", VoicingThreshold));
}
