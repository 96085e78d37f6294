using System.Globalization;

namespace SpeechEmotion.Features;

/// <summary>
/// The melody of a clip, five rows made for classifiers, none of which depends on the recording's level: pitch relative to the clip's
/// median voiced pitch and absolute pitch about 181 Hz (both in half octaves, 0 where unvoiced), periodicity (−1 to 1), voiced (0 or 1)
/// and energy (standardised over the clip).
/// </summary>
/// <param name="MinFrequency">The lowest pitch, in hertz, above 0.</param>
/// <param name="MaxFrequency">The highest pitch, in hertz, above the lowest.</param>
/// <param name="FrameAverage">How many consecutive frames' power spectra are averaged into one: 1, 2, 4, 8 or 16.</param>
/// <remarks>
/// Immutable and safe to share between threads. The pitch is the largest local maximum of the autocorrelation, computed from the power
/// spectrum and divided by the window's own (Boersma 1993), with a slight preference for short lags. A frame is voiced where that maximum
/// is above 0.5 and the energy less than 35 dB below the loudest frame's.
/// </remarks>
public sealed record PitchTrackOptions(
    double MinFrequency = 60,
    double MaxFrequency = 500,
    int FrameAverage = 1) : FeatureOptions, IRecipeFeature
{
    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft) =>
        new PitchTrackExtractor(new PitchReducer(sampleRate, OptionRules.Checked(stft, GetErrors(sampleRate, stft)), this));

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() =>
        ["pitch_relative", "pitch_absolute", "pitch_periodicity", "pitch_voiced", "pitch_energy"];

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft)
    {
        if (!(MinFrequency > 0 && MaxFrequency > MinFrequency && MaxFrequency <= sampleRate / 4.0))
        {
            yield return FormattableString.Invariant(
                $"pitch_track: 0 < MinFrequency (fmin) < MaxFrequency (fmax) ≤ {sampleRate / 4.0} Hz is needed; they were {MinFrequency} and {MaxFrequency}.");
        }
        else if (stft.WindowLength is not { } window)
        {
            yield return "pitch_track: WindowLength (win_length) must be given, shorter than FftSize (n_fft) by the longest lag.";
        }
        else if (window < 1.5 * sampleRate / MinFrequency)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"pitch_track: WindowLength (win_length) must hold one and a half periods of MinFrequency (fmin), "
                + $"{Math.Ceiling(1.5 * sampleRate / MinFrequency)}; it was {window}.");
        }
        else if (window + (sampleRate / MinFrequency) + 1 > stft.FftSize)
        {
            yield return $"pitch_track: FftSize (n_fft) must hold the window and the longest lag, {window + (int)(sampleRate / MinFrequency) + 2}; it was {stft.FftSize}.";
        }

        if (FrameAverage is not (1 or 2 or 4 or 8 or 16))
        {
            yield return $"pitch_track: FrameAverage (frame_average) must be 1, 2, 4, 8 or 16; it was {FrameAverage}.";
        }
    }

    FeatureOptions IRecipeFeature.Exchange(JsonMembers json, FeatureJson features) => new PitchTrackOptions(
        json.Member("fmin", MinFrequency), json.Member("fmax", MaxFrequency), json.Member("frame_average", FrameAverage));
}
