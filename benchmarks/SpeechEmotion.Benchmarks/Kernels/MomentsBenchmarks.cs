using BenchmarkDotNet.Attributes;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Benchmarks.Kernels;

/// <summary>The mean of 2.5 s.</summary>
[InstructionSets]
public class MomentsBenchmarks
{
    private readonly float[] _samples = SyntheticVoice.Create(2.5).Samples.ToArray();

    [Benchmark(Baseline = true)]
    public double Scalar() => Moments.Sum<Lanes1<double>>(_samples);

    [Benchmark]
    public double Vector() => Moments.Sum(_samples);
}
