namespace SpeechEmotion.Features;

/// <summary>A feature that is one reduction of the spectrum, or some consecutive rows of it.</summary>
internal sealed class ReducedExtractor : IFeatureExtractor
{
    private readonly ISpectrumReducer _reducer;
    private readonly int _firstRow;

    public ReducedExtractor(ISpectrumReducer reducer)
        : this(reducer, 0, reducer.RowCount)
    {
    }

    public ReducedExtractor(ISpectrumReducer reducer, int firstRow, int rowCount)
    {
        _reducer = reducer;
        _firstRow = firstRow;
        FeatureCount = rowCount;
        Reducers = [reducer];
    }

    public int FeatureCount { get; }

    public IReadOnlyList<ISpectrumReducer> Reducers { get; }

    public void Extract(SignalAnalysis analysis, Span<float> destination) =>
        analysis.Reduce(_reducer).Slice(_firstRow * analysis.FrameCount, FeatureCount * analysis.FrameCount).CopyTo(destination);
}
