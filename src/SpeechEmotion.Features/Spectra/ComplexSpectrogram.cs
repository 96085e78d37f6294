using System.Buffers;

namespace SpeechEmotion.Features;

/// <summary>A complex spectrogram in double precision, frame-major: all bins of frame 0, then of frame 1.</summary>
/// <remarks>
/// Mutable: effects write into it. Not thread-safe while written. Only one that was rented needs to be disposed of; a forgotten one costs
/// the garbage collector's time and nothing else.
/// </remarks>
public sealed class ComplexSpectrogram : IDisposable
{
    private readonly bool _isRented;
    private double[] _real;
    private double[] _imaginary;

    /// <summary>Creates a spectrogram of zeros.</summary>
    /// <param name="binCount">Frequency bins of each frame, at least 1.</param>
    /// <param name="frameCount">Frames, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is out of range.</exception>
    public ComplexSpectrogram(int binCount, int frameCount)
        : this(binCount, frameCount, static length => new double[length], isRented: false)
    {
    }

    private ComplexSpectrogram(int binCount, int frameCount, Func<int, double[]> create, bool isRented)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(binCount, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(frameCount);
        BinCount = binCount;
        FrameCount = frameCount;
        int length = checked(binCount * frameCount);
        _isRented = isRented;
        _real = create(length);
        _imaginary = create(length);
    }

    /// <summary>
    /// Takes a spectrogram from a pool, with whatever values it last had: for effects that write all of it and are called clip after clip.
    /// </summary>
    /// <param name="binCount">Frequency bins of each frame, at least 1.</param>
    /// <param name="frameCount">Frames, at least 0.</param>
    /// <returns>The spectrogram; disposing of it gives its memory back.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is out of range.</exception>
    public static ComplexSpectrogram Rent(int binCount, int frameCount) =>
        new(binCount, frameCount, static length => ArrayPool<double>.Shared.Rent(length), isRented: true);

    // The transform writes every value itself.
    internal static ComplexSpectrogram CreateUninitialized(int binCount, int frameCount) =>
        new(binCount, frameCount, static length => GC.AllocateUninitializedArray<double>(length), isRented: false);

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

    /// <summary>Gives rented memory back; the values are gone. Does nothing where nothing was rented, or the second time.</summary>
    public void Dispose()
    {
        if (!_isRented || _real.Length == 0)
        {
            return;
        }

        ArrayPool<double>.Shared.Return(_real);
        ArrayPool<double>.Shared.Return(_imaginary);
        (_real, _imaginary) = ([], []);
    }
}
