namespace SpeechEmotion.Features;

/// <summary>
/// The tonal centroid (librosa's <c>tonnetz</c> of <c>chroma_stft</c>), six rows: x and y on the circles of fifths, minor thirds and
/// major thirds (Harte, Sandler and Gasser 2006).
/// </summary>
/// <param name="ChromaBins">The number of pitch classes to an octave (<c>n_chroma</c>), 1 to 96.</param>
/// <param name="Tuning">The deviation from A = 440 Hz in pitch classes, −0.5 to 0.5; <see langword="null"/> = estimated from the clip.</param>
/// <param name="Power">The exponent of the spectrum: 2 = power, 1 = magnitude.</param>
/// <remarks>librosa's own default chroma comes from a constant-Q transform, not from the STFT. Immutable and safe to share between threads.</remarks>
public sealed record TonnetzOptions(
    int ChromaBins = 12,
    double? Tuning = null,
    int Power = 2) : FeatureOptions, IRecipeFeature
{
    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft)
    {
        OptionRules.Checked(stft, GetErrors(sampleRate, stft));
        return new TonnetzExtractor(ToChroma().CreateExtractor(sampleRate, stft));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => FeatureNames.Numbered("tonnetz", TonnetzExtractor.Dimensions);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) =>
        ToChroma().GetErrors(sampleRate, stft).Select(error => $"tonnetz: {error}");

    private ChromaStftOptions ToChroma() => new(ChromaBins, Tuning, Power);

    FeatureOptions IRecipeFeature.Exchange(JsonMembers json, FeatureJson features) => new TonnetzOptions(
        json.Member("n_chroma", ChromaBins), json.Member("tuning", Tuning), json.Member("power", Power));
}
