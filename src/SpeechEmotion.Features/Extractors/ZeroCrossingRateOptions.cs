namespace SpeechEmotion.Features;

/// <summary>The share of samples at which the sign changes (librosa's <c>zero_crossing_rate</c>), one row.</summary>
/// <param name="FrameLength">Samples of a frame, 2 to 65,536; the hop and the centring are those of the recipe's transform.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record ZeroCrossingRateOptions(
    int FrameLength = 2048) : FeatureOptions, IRecipeFeature
{
    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft) =>
        new ZeroCrossingRateExtractor(this, OptionRules.Checked(stft, GetErrors(sampleRate, stft)));

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => ["zero_crossing_rate"];

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => FrameOptions.GetErrors("zero_crossing_rate", FrameLength, stft);

    FeatureOptions IRecipeFeature.Exchange(JsonMembers json, FeatureJson features) => new ZeroCrossingRateOptions(
        json.Member("frame_length", FrameLength));
}
