namespace SpeechEmotion.Features;

/// <summary>The frequency below which a share of the magnitude spectrum lies, in hertz (librosa's <c>spectral_rolloff</c>), one row; 0 for silence.</summary>
/// <param name="RollPercent">The share (<c>roll_percent</c>), above 0 and below 1.</param>
/// <remarks>The frequency of a bin, without interpolation. Immutable and safe to share between threads.</remarks>
public sealed record SpectralRolloffOptions(
    double RollPercent = 0.85) : FeatureOptions, IRecipeFeature
{
    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft)
    {
        OptionRules.Checked(stft, GetErrors(sampleRate, stft));
        return new ReducedExtractor(new RolloffReducer(RollPercent, (double)sampleRate / stft.FftSize));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => ["spectral_rolloff"];

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) =>
        RollPercent is > 0 and < 1 ? [] : [FormattableString.Invariant($"spectral_rolloff: RollPercent (roll_percent) must be above 0 and below 1; it was {RollPercent}.")];

    FeatureOptions IRecipeFeature.Exchange(JsonMembers json, FeatureJson features) => new SpectralRolloffOptions(
        json.Member("roll_percent", RollPercent));
}
