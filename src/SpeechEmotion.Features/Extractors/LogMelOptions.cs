namespace SpeechEmotion.Features;

/// <summary>The mel power spectrogram in decibels, one row a band, in the order: frame averaging, decibels and floor, normalisation.</summary>
/// <param name="MelBands">The number of bands (<c>n_mels</c>), 1 to 1,024.</param>
/// <param name="MinFrequency">The lower edge of the first band (<c>fmin</c>), in hertz.</param>
/// <param name="MaxFrequency">The upper edge of the last band (<c>fmax</c>), in hertz; <see langword="null"/> = half the sample rate.</param>
/// <param name="Htk">Whether the mel scale is HTK's 2595 log10(1 + f/700) instead of Slaney's.</param>
/// <param name="Norm">The height of the triangles.</param>
/// <param name="Reference">What 0 dB means.</param>
/// <param name="TopDecibels">
/// Values this far below the clip's largest are raised to that floor (<c>top_db</c>), 1 to 200; <see langword="null"/> = no floor
/// (with <see cref="DecibelReference.Max"/>, 200).
/// </param>
/// <param name="FrameAverage">How many consecutive frames' powers are averaged into one, 1 to 64; a rest at the end is averaged alone.</param>
/// <param name="Normalization">The normalisation within the clip.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record LogMelOptions(
    int MelBands = 80,
    double MinFrequency = 0,
    double? MaxFrequency = null,
    bool Htk = false,
    MelNormalization Norm = MelNormalization.Slaney,
    DecibelReference Reference = DecibelReference.Max,
    double? TopDecibels = 80,
    int FrameAverage = 1,
    LogMelNormalization Normalization = LogMelNormalization.None) : FeatureOptions, IRecipeFeature
{
    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft) =>
        new LogMelExtractor(this, sampleRate, OptionRules.Checked(stft, GetErrors(sampleRate, stft)));

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => FeatureNames.Numbered("log_mel", MelBands);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft)
    {
        foreach (string error in ToBank(sampleRate, stft).GetErrors("log_mel"))
        {
            yield return error;
        }

        if (!Enum.IsDefined(Reference))
        {
            yield return $"log_mel: Reference (ref) must be max or one; it was {(int)Reference}.";
        }

        if (TopDecibels is { } top && !(top is >= 1 and <= 200))
        {
            yield return FormattableString.Invariant($"log_mel: TopDecibels (top_db) must be between 1 and 200, or null; it was {top}.");
        }

        if (FrameAverage is < 1 or > 64)
        {
            yield return $"log_mel: FrameAverage (frame_average) must be between 1 and 64; it was {FrameAverage}.";
        }

        if (!Enum.IsDefined(Normalization))
        {
            yield return $"log_mel: Normalization (normalization) must be none, clip or band_mean; it was {(int)Normalization}.";
        }
    }

    FeatureOptions IRecipeFeature.Exchange(JsonMembers json, FeatureJson features) => new LogMelOptions(
        json.Member("n_mels", MelBands), json.Member("fmin", MinFrequency), json.Member("fmax", MaxFrequency),
        json.Member("htk", Htk), (MelNormalization)json.Choice("norm", (int)Norm, JsonNames.MelNorm),
        (DecibelReference)json.Choice("ref", (int)Reference, JsonNames.Reference), json.Member("top_db", TopDecibels),
        json.Member("frame_average", FrameAverage),
        (LogMelNormalization)json.Choice("normalization", (int)Normalization, JsonNames.LogMelNormalization));

    internal Kernels.MelBank ToBank(int sampleRate, StftOptions stft) =>
        new(sampleRate, stft.FftSize, MelBands, MinFrequency, MaxFrequency ?? (sampleRate / 2.0), Htk, Norm);
}
