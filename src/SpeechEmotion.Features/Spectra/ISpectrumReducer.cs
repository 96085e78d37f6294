namespace SpeechEmotion.Features;

/// <summary>Turns each frame's spectrum into a few numbers while the frames of a clip stream by: a filter bank, a centroid.</summary>
/// <remarks>
/// Implementations are immutable after construction and compared with <see cref="object.Equals(object)"/>: two equal reducers
/// share one result, so override equality where two features can ask for the same reduction.
/// </remarks>
public interface ISpectrumReducer
{
    /// <summary>Gets the number of values for each frame.</summary>
    int RowCount { get; }

    /// <summary>Computes what must be known of the whole clip before its frames are reduced, for example its tuning.</summary>
    /// <param name="analysis">The clip.</param>
    /// <returns>Passed to each call of <see cref="Reduce"/> for this clip.</returns>
    object? Prepare(SignalAnalysis analysis) => null;

    /// <summary>Reduces one block of consecutive frames.</summary>
    /// <param name="block">The spectra, valid only during the call.</param>
    /// <param name="state">What <see cref="Prepare"/> gave.</param>
    /// <param name="destination">
    /// Row <c>r</c> of frame <c>i</c> of the block goes to <c>destination[r * stride + i]</c>, for <c>i</c> below <see cref="SpectrumBlock.FrameCount"/>.
    /// </param>
    /// <param name="stride">The distance between rows: the number of frames of the clip.</param>
    void Reduce(SpectrumBlock block, object? state, Span<float> destination, int stride);
}
