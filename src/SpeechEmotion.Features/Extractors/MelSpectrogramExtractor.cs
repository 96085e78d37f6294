namespace SpeechEmotion.Features;

/// <summary>See <see cref="MelSpectrogramOptions"/>.</summary>
internal sealed class MelSpectrogramExtractor(MelSpectrogramOptions options, int sampleRate, StftOptions stft) : IFeatureExtractor
{
    public int FeatureCount => options.MelBands;

    public void Extract(SignalAnalysis analysis, Span<float> destination) => throw new NotSupportedException($"{sampleRate} {stft}");
}
