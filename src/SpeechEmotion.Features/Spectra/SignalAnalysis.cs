namespace SpeechEmotion.Features;

/// <summary>One clip while its features are computed: the samples, and the spectrum that all features share.</summary>
/// <remarks>Made by <see cref="FeaturePipeline"/> for one clip; used by one thread.</remarks>
public sealed class SignalAnalysis : IDisposable
{
    private readonly ReadOnlyMemory<float> _samples;

    /// <summary>Prepares the analysis of a clip; nothing is computed yet.</summary>
    /// <param name="signal">The clip, not empty, of finite samples.</param>
    /// <param name="stft">The transform all features share.</param>
    public SignalAnalysis(AudioSignal signal, StftOptions stft)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(stft);
        _samples = signal.Samples;
        SampleRate = signal.SampleRate;
        Stft = stft;
        FrameCount = stft.CountFrames(_samples.Length);
    }

    /// <summary>Gets the samples of the clip.</summary>
    public ReadOnlySpan<float> Samples => _samples.Span;

    /// <summary>Gets the sample rate, in hertz.</summary>
    public int SampleRate { get; }

    /// <summary>Gets the transform all features share.</summary>
    public StftOptions Stft { get; }

    /// <summary>Gets the number of frames of the clip, at least 1.</summary>
    public int FrameCount { get; }

    /// <summary>Gives a reduction of the spectrum over the whole clip; computed once, whoever asks.</summary>
    /// <param name="reducer">The reduction.</param>
    /// <returns><see cref="ISpectrumReducer.RowCount"/> rows of <see cref="FrameCount"/> values; valid until this analysis is disposed.</returns>
    public ReadOnlySpan<float> Reduce(ISpectrumReducer reducer) => throw new NotSupportedException();

    /// <summary>Gives the pooled memory back.</summary>
    public void Dispose()
    {
    }
}
