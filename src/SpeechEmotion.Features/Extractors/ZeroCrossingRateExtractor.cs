namespace SpeechEmotion.Features;

/// <summary>See <see cref="ZeroCrossingRateOptions"/>.</summary>
internal sealed class ZeroCrossingRateExtractor(ZeroCrossingRateOptions options, StftOptions stft) : IFeatureExtractor
{
    public int FeatureCount => 1;

    public void Extract(SignalAnalysis analysis, Span<float> destination) => throw new NotSupportedException($"{options} {stft}");
}
