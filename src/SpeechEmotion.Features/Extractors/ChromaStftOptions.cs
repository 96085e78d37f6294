namespace SpeechEmotion.Features;

/// <summary>The energy in each pitch class, each frame divided by its largest (librosa's <c>chroma_stft</c>), C first.</summary>
/// <param name="ChromaBins">The number of pitch classes to an octave (<c>n_chroma</c>), 1 to 96.</param>
/// <param name="Tuning">
/// The deviation from A = 440 Hz in pitch classes, −0.5 to 0.5; <see langword="null"/> = estimated from the clip, in steps of 0.01.
/// </param>
/// <param name="Power">The exponent of the spectrum: 2 = power, librosa's default; 1 = magnitude, as projects that pass |STFT| get.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record ChromaStftOptions(
    int ChromaBins = 12,
    double? Tuning = null,
    int Power = 2) : FeatureOptions, IRecipeFeature
{
    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft) =>
        new ChromaStftExtractor(this, sampleRate, OptionRules.Checked(stft, GetErrors(sampleRate, stft)));

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => FeatureNames.Numbered("chroma", ChromaBins);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft)
    {
        if (ChromaBins is < 1 or > 96)
        {
            yield return $"chroma_stft: ChromaBins (n_chroma) must be between 1 and 96; it was {ChromaBins}.";
        }

        if (Tuning is { } tuning && !(tuning is >= -0.5 and <= 0.5))
        {
            yield return FormattableString.Invariant($"chroma_stft: Tuning (tuning) must be between -0.5 and 0.5, or null to estimate it; it was {tuning}.");
        }

        foreach (string error in SpectrumPower.GetErrors("chroma_stft", Power))
        {
            yield return error;
        }
    }

    FeatureOptions IRecipeFeature.Exchange(JsonMembers json, FeatureJson features) => new ChromaStftOptions(
        json.Member("n_chroma", ChromaBins), json.Member("tuning", Tuning), json.Member("power", Power));
}
