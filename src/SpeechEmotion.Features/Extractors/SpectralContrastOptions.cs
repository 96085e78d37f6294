using System.Globalization;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>
/// How far peaks stand out of valleys in octave bands (librosa's <c>spectral_contrast</c>), in decibels, one row a band:
/// <paramref name="BandCount"/> + 1 rows, the first for what lies below <paramref name="MinFrequency"/>.
/// </summary>
/// <param name="MinFrequency">The upper edge of the first band (<c>fmin</c>), in hertz, above 0.</param>
/// <param name="BandCount">The octaves above it (<c>n_bands</c>), 1 to 16; the last goes up to half the sample rate and must start below it.</param>
/// <param name="Quantile">The share of a band's bins that make its peak, and its valley (<c>quantile</c>), above 0 and below 1.</param>
/// <param name="Linear">Whether the difference of the magnitudes is given instead of that of their decibels (<c>linear</c>).</param>
/// <remarks>Decibels are cut 80 below the clip's largest peak, and valley. Immutable and safe to share between threads.</remarks>
public sealed record SpectralContrastOptions(
    double MinFrequency = 200,
    int BandCount = 6,
    double Quantile = 0.02,
    bool Linear = false) : FeatureOptions, IRecipeFeature
{
    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft)
    {
        OptionRules.Checked(stft, GetErrors(sampleRate, stft));
        return new SpectralContrastExtractor(ToBands(sampleRate, stft), Linear);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => FeatureNames.Numbered("spectral_contrast", BandCount + 1);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft)
    {
        ArgumentNullException.ThrowIfNull(stft);
        if (!(Quantile is > 0 and < 1))
        {
            yield return FormattableString.Invariant($"spectral_contrast: Quantile (quantile) must be above 0 and below 1; it was {Quantile}.");
        }

        if (BandCount is < 1 or > 16)
        {
            yield return $"spectral_contrast: BandCount (n_bands) must be between 1 and 16; it was {BandCount}.";
        }
        else if (!(MinFrequency > 0) || MinFrequency * Math.Pow(2, BandCount - 1) >= sampleRate / 2.0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"spectral_contrast: MinFrequency (fmin) must be above 0, and {BandCount - 1} octaves above it must lie below half the sample rate "
                + $"({sampleRate / 2.0} Hz); it was {MinFrequency}. Reduce fmin or n_bands.");
        }
        else if (Quantile is > 0 and < 1 && ToBands(sampleRate, stft).Any(band => band.FirstBin < 0 || band.BinCount < band.ExtremeCount))
        {
            yield return $"spectral_contrast: a transform of {stft.FftSize} samples leaves a band without bins; use a larger n_fft or fmin.";
        }
    }

    private ContrastBand[] ToBands(int sampleRate, StftOptions stft) =>
        ContrastBand.Layout(sampleRate, stft.FftSize, MinFrequency, BandCount, Quantile);

    FeatureOptions IRecipeFeature.Exchange(JsonMembers json, FeatureJson features) => new SpectralContrastOptions(
        json.Member("fmin", MinFrequency), json.Member("n_bands", BandCount), json.Member("quantile", Quantile),
        json.Member("linear", Linear));
}
