namespace SpeechEmotion.Features;

/// <summary>Mel-frequency cepstral coefficients (librosa's <c>mfcc</c>), one row a coefficient.</summary>
/// <param name="CoefficientCount">The number of coefficients (<c>n_mfcc</c>), 1 to <paramref name="MelBands"/>.</param>
/// <param name="DctType">The type of the discrete cosine transform, 1, 2 or 3.</param>
/// <param name="Norm">The scaling of the transform; type 1 needs at least 2 bands.</param>
/// <param name="Lifter">Sine liftering over this many coefficients, 0 = none, at most 1,000.</param>
/// <param name="MelBands">The number of mel bands (<c>n_mels</c>), 1 to 1,024.</param>
/// <param name="MinFrequency">The lower edge of the first band (<c>fmin</c>), in hertz.</param>
/// <param name="MaxFrequency">The upper edge of the last band (<c>fmax</c>), in hertz; <see langword="null"/> = half the sample rate.</param>
/// <param name="Htk">Whether the mel scale is HTK's 2595 log10(1 + f/700) instead of Slaney's.</param>
/// <param name="MelNorm">The height of the mel triangles.</param>
/// <remarks>
/// The logarithm is librosa's <c>power_to_db</c>: floor 1e-10 and 80 dB below the clip's largest value, so a frame's coefficients
/// depend on the loudest frame of the clip. Immutable and safe to share between threads.
/// </remarks>
public sealed record MfccOptions(
    int CoefficientCount = 20,
    int DctType = 2,
    DctNormalization Norm = DctNormalization.Ortho,
    double Lifter = 0,
    int MelBands = 128,
    double MinFrequency = 0,
    double? MaxFrequency = null,
    bool Htk = false,
    MelNormalization MelNorm = MelNormalization.Slaney) : FeatureOptions, IRecipeFeature
{
    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft) =>
        new MfccExtractor(this, sampleRate, OptionRules.Checked(stft, GetErrors(sampleRate, stft)));

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => FeatureNames.Numbered("mfcc", CoefficientCount);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft)
    {
        foreach (string error in ToBank(sampleRate, stft).GetErrors("mfcc"))
        {
            yield return error;
        }

        if (CoefficientCount < 1 || CoefficientCount > MelBands)
        {
            yield return $"mfcc: CoefficientCount (n_mfcc) must be between 1 and MelBands ({MelBands}); it was {CoefficientCount}.";
        }

        if (DctType is < 1 or > 3 || (DctType == 1 && MelBands < 2))
        {
            yield return $"mfcc: DctType (dct_type) must be 2 or 3, or 1 with at least 2 bands; it was {DctType}.";
        }

        if (!Enum.IsDefined(Norm))
        {
            yield return $"mfcc: Norm (norm) must be ortho or none; it was {(int)Norm}.";
        }

        if (!(Lifter is >= 0 and <= 1_000))
        {
            yield return FormattableString.Invariant($"mfcc: Lifter (lifter) must be between 0 and 1000; it was {Lifter}.");
        }
    }

    FeatureOptions IRecipeFeature.Exchange(JsonMembers json, FeatureJson features) => new MfccOptions(
        json.Member("n_mfcc", CoefficientCount), json.Member("dct_type", DctType),
        (DctNormalization)json.Choice("norm", (int)Norm, JsonNames.DctNorm), json.Member("lifter", Lifter),
        json.Member("n_mels", MelBands), json.Member("fmin", MinFrequency), json.Member("fmax", MaxFrequency),
        json.Member("htk", Htk), (MelNormalization)json.Choice("mel_norm", (int)MelNorm, JsonNames.MelNorm));

    internal Kernels.MelBank ToBank(int sampleRate, StftOptions stft) =>
        new(sampleRate, stft.FftSize, MelBands, MinFrequency, MaxFrequency ?? (sampleRate / 2.0), Htk, MelNorm);
}
