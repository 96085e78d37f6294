namespace SpeechEmotion.Features;

/// <summary>
/// The standard deviation of the magnitude spectrum about its centroid in hertz (librosa's <c>spectral_bandwidth</c>, p = 2), one row;
/// 0 for silence.
/// </summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record SpectralBandwidthOptions : FeatureOptions, IRecipeFeature
{
    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft)
    {
        ArgumentNullException.ThrowIfNull(stft);
        return new ReducedExtractor(new MomentsReducer((double)sampleRate / stft.FftSize), 1, 1);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => ["spectral_bandwidth"];

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => [];

    FeatureOptions IRecipeFeature.Exchange(JsonMembers json, FeatureJson features) => this;
}
