namespace SpeechEmotion.Features;

/// <summary>See <see cref="MfccOptions"/>.</summary>
internal sealed class MfccExtractor(MfccOptions options, int sampleRate, StftOptions stft) : IFeatureExtractor
{
    public int FeatureCount => options.CoefficientCount;

    public void Extract(SignalAnalysis analysis, Span<float> destination) => throw new NotSupportedException($"{sampleRate} {stft}");
}
