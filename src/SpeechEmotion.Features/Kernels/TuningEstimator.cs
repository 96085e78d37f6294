using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpeechEmotion.Features.Kernels;

/// <summary>
/// Collects the spectral peaks of a clip and finds their common deviation from the tempered scale, as librosa's <c>piptrack</c> and
/// <c>pitch_tuning</c>: in single precision, step by step, because a peak on the border of a histogram bin decides the answer.
/// </summary>
internal sealed class TuningEstimator : IDisposable
{
    private const float Threshold = 0.1f;
    private const double MinFrequency = 150;
    private const double MaxFrequency = 4000;
    private const int HistogramBins = 100;

    private readonly int _firstBin;
    private readonly int _endBin;
    private readonly double _binWidth;
    private readonly int _classes;
    private float[] _pitches = ArrayPool<float>.Shared.Rent(4096);
    private float[] _magnitudes = ArrayPool<float>.Shared.Rent(4096);
    private int _count;

    public TuningEstimator(int sampleRate, int fftSize, int classes)
    {
        _classes = classes;
        _binWidth = (double)sampleRate / fftSize;
        double end = Math.Min(MaxFrequency, sampleRate / 2.0);
        _firstBin = Math.Max(1, (int)Math.Ceiling(MinFrequency / _binWidth));
        _endBin = Math.Min(fftSize / 2, (int)Math.Ceiling(end / _binWidth));
    }

    /// <summary>Adds the peaks of a block of spectra.</summary>
    public void Add(ReadOnlySpan<float> spectrum, int frameCount)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Add<Lanes512<float>>(spectrum, frameCount);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Add<Lanes256<float>>(spectrum, frameCount);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Add<Lanes128<float>>(spectrum, frameCount);
        }
        else
        {
            Add<Lanes1<float>>(spectrum, frameCount);
        }
    }

    /// <summary>Gives the deviation in pitch classes: the left edge of the first fullest of 100 bins from −0.5 to 0.5; 0 without peaks.</summary>
    public double Estimate()
    {
        if (_count == 0)
        {
            return 0;
        }

        float median = Selection.Median(_magnitudes.AsSpan(0, _count));
        Span<int> histogram = stackalloc int[HistogramBins];
        histogram.Clear();
        Span<float> pitches = _pitches.AsSpan(0, _count);
        TensorPrimitives.Divide(pitches, 27.5f, pitches);
        TensorPrimitives.Log2<float>(pitches, pitches);
        for (int i = 0; i < pitches.Length; i++)
        {
            if (_magnitudes[i] >= median)
            {
                float position = pitches[i] * _classes;
                float residual = position - MathF.Floor(position);
                histogram[HistogramBin(residual >= 0.5f ? residual - 1 : residual)]++;
            }
        }

        int fullest = 0;
        for (int b = 1; b < HistogramBins; b++)
        {
            fullest = histogram[b] > histogram[fullest] ? b : fullest;
        }

        return Edge(fullest);
    }

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_pitches);
        ArrayPool<float>.Shared.Return(_magnitudes);
        _pitches = _magnitudes = [];
    }

    internal void Add<T>(ReadOnlySpan<float> spectrum, int frameCount)
        where T : struct, ILanes<T, float>
    {
        ref readonly float source = ref spectrum[0];
        for (int lane = 0; lane < frameCount; lane += T.Count)
        {
            T largest = default;
            for (int at = lane; at < spectrum.Length; at += SpectrumBlock.Lanes)
            {
                largest = T.Max(largest, T.Load(in source, (nuint)at));
            }

            T threshold = largest * T.Create(Threshold);
            uint valid = frameCount - lane >= T.Count ? uint.MaxValue : (1u << (frameCount - lane)) - 1;
            for (int k = _firstBin; k < _endBin; k++)
            {
                nuint at = (nuint)((k * SpectrumBlock.Lanes) + lane);
                uint peaks = valid & T.PeakBits(
                    T.Load(in source, at - SpectrumBlock.Lanes), T.Load(in source, at), T.Load(in source, at + SpectrumBlock.Lanes), threshold);
                while (peaks != 0)
                {
                    AddPeak(k, in Unsafe.Add(ref Unsafe.AsRef(in source), (int)at + BitOperations.TrailingZeroCount(peaks)));
                    peaks &= peaks - 1;
                }
            }
        }
    }

    // The top of the parabola through a peak and its neighbours.
    private void AddPeak(int bin, ref readonly float peak)
    {
        float at = peak;
        float below = Unsafe.Subtract(ref Unsafe.AsRef(in peak), SpectrumBlock.Lanes);
        float above = Unsafe.Add(ref Unsafe.AsRef(in peak), SpectrumBlock.Lanes);
        float slope = (above - below) / 2;
        float curvature = above + below - (2 * at);
        float shift = MathF.Abs(slope) >= MathF.Abs(curvature) ? 0 : -slope / curvature;
        if (_count == Math.Min(_pitches.Length, _magnitudes.Length))
        {
            Grow(ref _pitches);
            Grow(ref _magnitudes);
        }

        _pitches[_count] = (float)((bin + shift) * _binWidth);
        _magnitudes[_count] = at + (0.5f * slope * shift);
        _count++;
    }

    private static void Grow(ref float[] array)
    {
        float[] larger = ArrayPool<float>.Shared.Rent(array.Length * 2);
        array.CopyTo(larger, 0);
        ArrayPool<float>.Shared.Return(array);
        array = larger;
    }

    private static double Edge(int bin) => -0.5 + (bin / (double)HistogramBins);

    // The last bin is closed above; a value on an edge belongs to the bin above it.
    private static int HistogramBin(float value)
    {
        int bin = Math.Clamp((int)((value + 0.5) * HistogramBins), 0, HistogramBins - 1);
        if (value < Edge(bin))
        {
            return bin - 1;
        }

        return bin < HistogramBins - 1 && value >= Edge(bin + 1) ? bin + 1 : bin;
    }
}
