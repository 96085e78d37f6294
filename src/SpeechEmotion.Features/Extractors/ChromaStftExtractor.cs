namespace SpeechEmotion.Features;

/// <summary>See <see cref="ChromaStftOptions"/>.</summary>
internal sealed class ChromaStftExtractor : IFeatureExtractor
{
    private readonly ChromaReducer _chroma;

    public ChromaStftExtractor(ChromaStftOptions options, int sampleRate, StftOptions stft)
    {
        _chroma = new ChromaReducer(options, sampleRate, stft.FftSize);
        Reducers = [_chroma];
    }

    public int FeatureCount => _chroma.RowCount;

    public IReadOnlyList<ISpectrumReducer> Reducers { get; }

    public void Extract(SignalAnalysis analysis, Span<float> destination) => analysis.Reduce(_chroma).CopyTo(destination);
}
