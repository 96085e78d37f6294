namespace SpeechEmotion.Features;

/// <summary>A complex spectrogram in double precision, frame-major: all bins of frame 0, then of frame 1.</summary>
/// <remarks>Mutable: effects write into it. Not thread-safe while written.</remarks>
public sealed class ComplexSpectrogram
{
    private readonly double[] _real;
    private readonly double[] _imaginary;

    /// <summary>Creates a spectrogram of zeros.</summary>
    /// <param name="binCount">Frequency bins of each frame, at least 1.</param>
    /// <param name="frameCount">Frames, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is out of range.</exception>
    public ComplexSpectrogram(int binCount, int frameCount)
        : this(binCount, frameCount, isCleared: true)
    {
    }

    // The transform writes every value itself.
    internal ComplexSpectrogram(int binCount, int frameCount, bool isCleared)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(binCount, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(frameCount);
        BinCount = binCount;
        FrameCount = frameCount;
        int length = checked(binCount * frameCount);
        _real = isCleared ? new double[length] : GC.AllocateUninitializedArray<double>(length);
        _imaginary = isCleared ? new double[length] : GC.AllocateUninitializedArray<double>(length);
    }

    /// <summary>Gets the number of frequency bins of each frame.</summary>
    public int BinCount { get; }

    /// <summary>Gets the number of frames.</summary>
    public int FrameCount { get; }

    /// <summary>Gets the real parts of one frame, <see cref="BinCount"/> values.</summary>
    /// <param name="frame">The frame, 0 to <see cref="FrameCount"/> − 1.</param>
    public Span<double> Real(int frame) => _real.AsSpan(frame * BinCount, BinCount);

    /// <summary>Gets the imaginary parts of one frame, <see cref="BinCount"/> values.</summary>
    /// <param name="frame">The frame, 0 to <see cref="FrameCount"/> − 1.</param>
    public Span<double> Imaginary(int frame) => _imaginary.AsSpan(frame * BinCount, BinCount);
}
