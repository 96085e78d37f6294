namespace SpeechEmotion.Features;

/// <summary>See <see cref="MelSpectrogramOptions"/>.</summary>
internal sealed class MelSpectrogramExtractor : IFeatureExtractor
{
    private readonly MelReducer _mel;

    public MelSpectrogramExtractor(MelSpectrogramOptions options, int sampleRate, StftOptions stft)
    {
        _mel = new MelReducer(options.ToBank(sampleRate, stft), options.Power);
        Reducers = [_mel];
    }

    public int FeatureCount => _mel.RowCount;

    public IReadOnlyList<ISpectrumReducer> Reducers { get; }

    public void Extract(SignalAnalysis analysis, Span<float> destination) => analysis.Reduce(_mel).CopyTo(destination);
}
