namespace SpeechEmotion.Features;

/// <summary>The mean frequency of the magnitude spectrum in hertz (librosa's <c>spectral_centroid</c>), one row; 0 for silence.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record SpectralCentroidOptions : FeatureOptions, IRecipeFeature
{
    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft)
    {
        ArgumentNullException.ThrowIfNull(stft);
        return new ReducedExtractor(new MomentsReducer((double)sampleRate / stft.FftSize), 0, 1);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => ["spectral_centroid"];

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => [];

    FeatureOptions IRecipeFeature.Exchange(JsonMembers json, FeatureJson features) => this;
}
