using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>The energies in mel-spaced bands (librosa's <c>melspectrogram</c>), one row a band.</summary>
/// <param name="MelBands">The number of bands (<c>n_mels</c>), 1 to 1,024.</param>
/// <param name="MinFrequency">The lower edge of the first band (<c>fmin</c>), in hertz.</param>
/// <param name="MaxFrequency">The upper edge of the last band (<c>fmax</c>), in hertz; <see langword="null"/> = half the sample rate.</param>
/// <param name="Power">The exponent of the spectrum: 1 = magnitude, 2 = power.</param>
/// <param name="Htk">Whether the mel scale is HTK's 2595 log10(1 + f/700) instead of Slaney's.</param>
/// <param name="Norm">The height of the triangles.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record MelSpectrogramOptions(
    int MelBands = 128,
    double MinFrequency = 0,
    double? MaxFrequency = null,
    int Power = 2,
    bool Htk = false,
    MelNormalization Norm = MelNormalization.Slaney) : FeatureOptions, IRecipeFeature
{
    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft) =>
        new MelSpectrogramExtractor(this, sampleRate, OptionRules.Checked(stft, GetErrors(sampleRate, stft)));

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => FeatureNames.Numbered("mel", MelBands);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) =>
        ToBank(sampleRate, stft).GetErrors("melspectrogram").Concat(SpectrumPower.GetErrors("melspectrogram", Power));

    FeatureOptions IRecipeFeature.Exchange(JsonMembers json, FeatureJson features) => new MelSpectrogramOptions(
        json.Member("n_mels", MelBands), json.Member("fmin", MinFrequency), json.Member("fmax", MaxFrequency),
        json.Member("power", Power), json.Member("htk", Htk), (MelNormalization)json.Choice("norm", (int)Norm, JsonNames.MelNorm));

    internal MelBank ToBank(int sampleRate, StftOptions stft) =>
        new(sampleRate, stft.FftSize, MelBands, MinFrequency, MaxFrequency ?? (sampleRate / 2.0), Htk, Norm);
}
