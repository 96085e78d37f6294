using System.Buffers;
using System.Runtime.CompilerServices;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>
/// Finds each frame's strongest period: row 0 its pitch in octaves (log2 of hertz), row 1 its periodicity (0 to 1), row 2 the frame's power.
/// Averaged frames leave their values at the place of the first.
/// </summary>
internal sealed class PitchReducer : ISpectrumReducer, IEquatable<PitchReducer>
{
    // Two bins hold the direct current and what the window spreads of it.
    private const int DirectCurrentBins = 2;

    private readonly PitchTrackOptions _options;
    private readonly int _sampleRate;
    private readonly StftOptions _stft;
    private readonly RealFft _fft;
    private readonly PeriodSearch _search;

    public PitchReducer(int sampleRate, StftOptions stft, PitchTrackOptions options)
    {
        (_sampleRate, _stft, _options) = (sampleRate, stft, options);
        _fft = new RealFft(stft.FftSize);
        _search = new PeriodSearch(WindowTable.Create(stft), sampleRate, options.MinFrequency, options.MaxFrequency);
    }

    public int RowCount => 3;

    public int FrameAverage => _options.FrameAverage;

    public void Reduce(SpectrumBlock block, object? state, Span<float> destination, int stride)
    {
        int groups = (block.FrameCount + FrameAverage - 1) / FrameAverage, bins = _fft.BinCount;
        float[] averages = ArrayPool<float>.Shared.Rent(bins * SpectrumBlock.Lanes);
        double[] correlations = ArrayPool<double>.Shared.Rent(bins * SpectrumBlock.Lanes);
        Average(block, averages);
        for (int group = 0; group < groups; group++)
        {
            double power = 0;
            for (int bin = 0; bin < bins; bin++)
            {
                power += averages[(bin * SpectrumBlock.Lanes) + group];
            }

            destination[(2 * stride) + (group * FrameAverage)] = (float)power;
        }

        averages.AsSpan(0, DirectCurrentBins * SpectrumBlock.Lanes).Clear();
        PowerAutocorrelation.FromPower(_fft, averages, correlations, groups);
        for (int group = 0; group < groups; group++)
        {
            (float octave, float periodicity) = _search.Find(correlations.AsSpan(group), SpectrumBlock.Lanes);
            destination[group * FrameAverage] = octave;
            destination[stride + (group * FrameAverage)] = periodicity;
        }

        ArrayPool<double>.Shared.Return(correlations);
        ArrayPool<float>.Shared.Return(averages);
    }

    public bool Equals(PitchReducer? other) =>
        other is not null && _sampleRate == other._sampleRate && _stft == other._stft && _options == other._options;

    public override bool Equals(object? obj) => Equals(obj as PitchReducer);

    public override int GetHashCode() => HashCode.Combine(_sampleRate, _stft, _options);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Average(SpectrumBlock block, Span<float> averages)
    {
        ReadOnlySpan<float> power = block.Power;
        for (int bin = 0; bin < _fft.BinCount; bin++)
        {
            ReadOnlySpan<float> row = power.Slice(bin * SpectrumBlock.Lanes, block.FrameCount);
            for (int first = 0, group = 0; first < row.Length; first += FrameAverage, group++)
            {
                ReadOnlySpan<float> frames = row[first..Math.Min(row.Length, first + FrameAverage)];
                float sum = 0;
                foreach (float value in frames)
                {
                    sum += value;
                }

                averages[(bin * SpectrumBlock.Lanes) + group] = sum / frames.Length;
            }
        }
    }
}
