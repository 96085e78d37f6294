namespace SpeechEmotion.Features;

/// <summary>See <see cref="RmsOptions"/>.</summary>
internal sealed class RmsExtractor(RmsOptions options, StftOptions stft) : IFeatureExtractor
{
    public int FeatureCount => 1;

    public void Extract(SignalAnalysis analysis, Span<float> destination) => throw new NotSupportedException($"{options} {stft}");
}
