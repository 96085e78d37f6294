namespace SpeechEmotion.Features;

/// <summary>
/// The geometric over the arithmetic mean of the spectrum (librosa's <c>spectral_flatness</c>), one row: near 1 for noise and silence,
/// near 0 for tones.
/// </summary>
/// <param name="PowerFloor">The smallest value of the spectrum (<c>amin</c>), 1e-30 to 1.</param>
/// <param name="Power">The exponent of the spectrum: 2 = power, librosa's default; 1 = magnitude.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record SpectralFlatnessOptions(
    double PowerFloor = 1e-10,
    int Power = 2) : FeatureOptions, IRecipeFeature
{
    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft)
    {
        OptionRules.Checked(stft, GetErrors(sampleRate, stft));
        return new ReducedExtractor(new FlatnessReducer(Power, PowerFloor));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => ["spectral_flatness"];

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft)
    {
        foreach (string error in SpectrumPower.GetErrors("spectral_flatness", Power))
        {
            yield return error;
        }

        if (!(PowerFloor is >= 1e-30 and <= 1))
        {
            yield return FormattableString.Invariant($"spectral_flatness: PowerFloor (amin) must be between 1e-30 and 1; it was {PowerFloor}.");
        }
    }

    FeatureOptions IRecipeFeature.Exchange(JsonMembers json, FeatureJson features) => new SpectralFlatnessOptions(
        json.Member("amin", PowerFloor), json.Member("power", Power));
}
