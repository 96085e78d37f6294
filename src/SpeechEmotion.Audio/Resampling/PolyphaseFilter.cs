using System.Runtime.InteropServices;
using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Audio;

/// <summary>
/// The low-pass filter of a resampler, sampled at the fractional positions that outputs fall on. Output n lies at input position
/// t = n × source / target and is the product of <see cref="TapCount"/> inputs around floor(t) with the row of t's fraction.
/// </summary>
/// <remarks>
/// Where the ratio is a fraction of small whole numbers there is one row for each position (exact); otherwise the two nearest rows of a
/// dense table are interpolated. Immutable and callable from several threads at once.
/// </remarks>
internal sealed class PolyphaseFilter
{
    // A table beyond this many coefficients no longer pays; interpolation needs fewer.
    private const int MaxExactCoefficients = 1 << 19;

    // Linear interpolation between this many positions in a sample of the lower rate errs by less than −111 dB.
    private const int InterpolatedPhases = 512;

    private readonly Memory<float> _coefficients;
    private readonly long _sourceStep;
    private readonly long _targetStep;
    private readonly double _step;

    public PolyphaseFilter(double sourceRate, double targetRate)
    {
        double stretch = Math.Max(1, sourceRate / targetRate);
        HalfLength = sourceRate == targetRate ? KaiserSinc.Alignment : KaiserSinc.HalfLength(stretch);
        _step = sourceRate / targetRate;
        (_sourceStep, _targetStep) = Reduce(sourceRate, targetRate);
        IsExact = _targetStep > 0 && _targetStep * TapCount <= MaxExactCoefficients;
        int phases = IsExact ? (int)_targetStep : (int)Math.Ceiling(InterpolatedPhases / stretch);
        PhaseCount = phases;
        _coefficients = AllocateAligned((phases + (IsExact ? 0 : 1)) * TapCount);
        Span<float> rows = _coefficients.Span;
        if (sourceRate == targetRate)
        {
            // Equal rates leave the samples untouched.
            rows[HalfLength - 1] = 1;
            return;
        }

        for (int start = 0; start < rows.Length; start += TapCount)
        {
            KaiserSinc.Design(stretch, (double)(start / TapCount) / phases, rows.Slice(start, TapCount));
        }
    }

    /// <summary>Gets how many inputs at and before an output's position, and how many after it, the output needs.</summary>
    public int HalfLength { get; }

    /// <summary>Gets the number of inputs in one output.</summary>
    public int TapCount => 2 * HalfLength;

    /// <summary>Gets the number of fractional positions in the table.</summary>
    public int PhaseCount { get; }

    /// <summary>Gets whether every output falls on a row of the table.</summary>
    public bool IsExact { get; }

    /// <summary>Returns the input at or just before an output.</summary>
    public long InputOf(long output) =>
        IsExact ? (long)((Int128)output * _sourceStep / _targetStep) : (long)Math.Floor(output * _step);

    /// <summary>Returns the first output that lies at or after an input.</summary>
    public long FirstOutputFrom(long input)
    {
        if (input <= 0)
        {
            return 0;
        }

        long output = (long)(input / _step);
        while (output > 0 && InputOf(output - 1) >= input)
        {
            output--;
        }

        while (InputOf(output) < input)
        {
            output++;
        }

        return output;
    }

    /// <summary>Computes consecutive outputs. Each output's value does not depend on which others are computed with it.</summary>
    /// <param name="input">
    /// Inputs, from <c>InputOf(first) − HalfLength + 1</c> at the latest to <c>InputOf(last) + HalfLength</c> at least.
    /// </param>
    /// <param name="inputStart">The index of <c>input[0]</c>; negative in the silence before the signal.</param>
    /// <param name="firstOutput">The index of the first output.</param>
    /// <param name="output">Receives the outputs.</param>
    public void Process(ReadOnlySpan<float> input, long inputStart, long firstOutput, Span<float> output)
    {
        long windowStart = inputStart + HalfLength - 1;
        if (IsExact)
        {
            long position = InputOf(firstOutput);
            int phase = (int)((Int128)firstOutput * _sourceStep % _targetStep);
            PolyphaseProduct.Exact(
                input[(int)(position - windowStart)..], _coefficients.Span, TapCount, (int)_sourceStep, (int)_targetStep, phase, output);
            return;
        }

        ReadOnlySpan<float> rows = _coefficients.Span;
        for (int i = 0; i < output.Length; i++)
        {
            double exact = (firstOutput + i) * _step;
            double whole = Math.Floor(exact);
            double row = (exact - whole) * PhaseCount;
            output[i] = PolyphaseProduct.Interpolated(
                input.Slice((int)((long)whole - windowStart), TapCount),
                rows.Slice((int)row * TapCount, 2 * TapCount),
                (float)(row - Math.Floor(row)));
        }
    }

    /// <summary>Rows that begin on cache lines spare every wide load the second line: a quarter of the time.</summary>
    private static Memory<float> AllocateAligned(int length)
    {
        const int LineFloats = 16;
        float[] array = GC.AllocateArray<float>(length + LineFloats, pinned: true);
        long address = Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) / sizeof(float);
        return array.AsMemory((int)(-address & (LineFloats - 1)), length);
    }

    private static (long Source, long Target) Reduce(double sourceRate, double targetRate)
    {
        if (sourceRate != Math.Floor(sourceRate) || targetRate != Math.Floor(targetRate) || Math.Max(sourceRate, targetRate) > int.MaxValue)
        {
            return (0, 0);
        }

        long a = (long)sourceRate;
        long b = (long)targetRate;
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return ((long)sourceRate / a, (long)targetRate / a);
    }
}
