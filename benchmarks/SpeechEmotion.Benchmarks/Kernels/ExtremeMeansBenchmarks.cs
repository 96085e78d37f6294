using BenchmarkDotNet.Attributes;
using SpeechEmotion.Features;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Benchmarks.Kernels;

/// <summary>The nine largest and smallest of 431 bins of sixteen frames: sorting each frame against all frames in short lists.</summary>
[InstructionSets]
public class ExtremeMeansBenchmarks
{
    private const int Bins = 431, Count = 9;

    private readonly float[] _values = [.. SyntheticVoice.Create(2.5).Samples.Span[..(Bins * SpectrumBlock.Lanes)]];
    private readonly float[] _sorted = new float[Bins];
    private readonly double[] _low = new double[SpectrumBlock.Lanes];
    private readonly double[] _high = new double[SpectrumBlock.Lanes];

    [Benchmark(Baseline = true)]
    public void Sorting()
    {
        for (int lane = 0; lane < SpectrumBlock.Lanes; lane++)
        {
            for (int bin = 0; bin < Bins; bin++)
            {
                _sorted[bin] = _values[(bin * SpectrumBlock.Lanes) + lane];
            }

            Array.Sort(_sorted);
            double low = 0, high = 0;
            for (int i = 0; i < Count; i++)
            {
                low += _sorted[i];
                high += _sorted[^(i + 1)];
            }

            _low[lane] = low / Count;
            _high[lane] = high / Count;
        }
    }

    [Benchmark]
    public void Lists() => ExtremeMeans.Run(_values, Count, _low, _high);
}
