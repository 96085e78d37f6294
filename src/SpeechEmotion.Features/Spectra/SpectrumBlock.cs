using System.Numerics.Tensors;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>The spectra of up to <see cref="Lanes"/> consecutive frames, bin-major: the frames of bin 0, then of bin 1.</summary>
/// <remarks>A view of pooled memory: valid only during the call that received it, on that thread.</remarks>
public sealed class SpectrumBlock
{
    /// <summary>The distance between two bins, in values; what lies at and above <see cref="FrameCount"/> is finite but has no meaning.</summary>
    public const int Lanes = 16;

    private readonly AlignedBuffer<float> _magnitude;
    private readonly int _length;
    private ReadOnlyMemory<float> _power;
    private bool _hasMagnitude;

    internal SpectrumBlock(AlignedBuffer<float> magnitude)
    {
        _magnitude = magnitude;
        _length = magnitude.Length;
    }

    /// <summary>Gets the number of frames in the block, 1 to <see cref="Lanes"/>.</summary>
    public int FrameCount { get; private set; }

    /// <summary>Gets the index of the first frame in the clip.</summary>
    public int FirstFrame { get; private set; }

    /// <summary>Gets the squares |X|²: bin <c>k</c> of frame <c>i</c> is at <c>k * Lanes + i</c>.</summary>
    public ReadOnlySpan<float> Power => _power.Span;

    /// <summary>Gets the absolute values |X|, laid out as <see cref="Power"/>; computed when first asked for.</summary>
    public ReadOnlySpan<float> Magnitude
    {
        get
        {
            if (!_hasMagnitude)
            {
                TensorPrimitives.Sqrt(Power, _magnitude.Span);
                _hasMagnitude = true;
            }

            return _magnitude.Span;
        }
    }

    /// <summary>Gives the power or the magnitude spectrum.</summary>
    /// <param name="power">1 = magnitude, 2 = power.</param>
    public ReadOnlySpan<float> GetSpectrum(int power) => power == 1 ? Magnitude : Power;

    internal void Move(ReadOnlyMemory<float> power, int firstFrame, int frameCount)
    {
        _power = power[.._length];
        FirstFrame = firstFrame;
        FrameCount = frameCount;
        _hasMagnitude = false;
    }
}
