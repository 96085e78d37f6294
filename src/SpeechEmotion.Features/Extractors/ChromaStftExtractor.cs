namespace SpeechEmotion.Features;

/// <summary>See <see cref="ChromaStftOptions"/>.</summary>
internal sealed class ChromaStftExtractor(ChromaStftOptions options, int sampleRate, StftOptions stft) : IFeatureExtractor
{
    public int FeatureCount => options.ChromaBins;

    public void Extract(SignalAnalysis analysis, Span<float> destination) => throw new NotSupportedException($"{sampleRate} {stft}");
}
