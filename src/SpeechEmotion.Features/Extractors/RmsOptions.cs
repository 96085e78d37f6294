namespace SpeechEmotion.Features;

/// <summary>The root of the mean square of each frame (librosa's <c>rms(y=…)</c>), one row.</summary>
/// <param name="FrameLength">Samples of a frame, 2 to 65,536; the hop and the centring are those of the recipe's transform.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record RmsOptions(
    int FrameLength = 2048) : FeatureOptions, IRecipeFeature
{
    /// <inheritdoc/>
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft) =>
        new RmsExtractor(this, OptionRules.Checked(stft, GetErrors(sampleRate, stft)));

    /// <inheritdoc/>
    public override IReadOnlyList<string> GetFeatureNames() => ["rms"];

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => FrameOptions.GetErrors("rms", FrameLength, stft);

    FeatureOptions IRecipeFeature.Exchange(JsonMembers json, FeatureJson features) => new RmsOptions(
        json.Member("frame_length", FrameLength));
}
