namespace SpeechEmotion.Features;

/// <summary>Computes one kind of feature of a clip.</summary>
/// <remarks>Implementations are immutable after construction: <see cref="Extract"/> may run on many threads at once.</remarks>
public interface IFeatureExtractor
{
    /// <summary>Gets the number of rows written, at least 1.</summary>
    int FeatureCount { get; }

    /// <summary>Gets how many frames of the transform make one frame of this feature; 1 unless the feature averages frames.</summary>
    /// <remarks>The feature has ⌈<see cref="SignalAnalysis.FrameCount"/> / <see cref="FrameStep"/>⌉ frames.</remarks>
    int FrameStep => 1;

    /// <summary>
    /// Gets what the extractor will ask <see cref="SignalAnalysis.Reduce"/> for, so that the spectrum of the clip is computed
    /// once for all features. Empty for features of the waveform.
    /// </summary>
    IReadOnlyList<ISpectrumReducer> Reducers => [];

    /// <summary>Computes the feature over the whole clip.</summary>
    /// <param name="analysis">The clip with its shared spectrum.</param>
    /// <param name="destination">
    /// Receives <see cref="FeatureCount"/> rows, one after the other, of one value for each frame. Every value is written.
    /// </param>
    void Extract(SignalAnalysis analysis, Span<float> destination);
}
