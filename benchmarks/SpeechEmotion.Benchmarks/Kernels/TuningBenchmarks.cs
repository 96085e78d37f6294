using BenchmarkDotNet.Attributes;
using SpeechEmotion.Features;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Benchmarks.Kernels;

/// <summary>The peaks of sixteen spectra.</summary>
[InstructionSets]
public class TuningBenchmarks
{
    private readonly float[] _power = [.. SyntheticVoice.Create(1).Samples.Span[..(1025 * SpectrumBlock.Lanes)].ToArray().Select(v => v * v)];

    [Benchmark(Baseline = true)]
    public double Scalar()
    {
        using TuningEstimator estimator = new(22_050, 2048, 12);
        estimator.Add<Lanes1<float>>(_power, SpectrumBlock.Lanes);
        return estimator.Estimate();
    }

    [Benchmark]
    public double Vector()
    {
        using TuningEstimator estimator = new(22_050, 2048, 12);
        estimator.Add(_power, SpectrumBlock.Lanes);
        return estimator.Estimate();
    }
}
