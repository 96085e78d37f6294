using BenchmarkDotNet.Attributes;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Benchmarks.Kernels;

/// <summary>The squares of 2.5 s.</summary>
[InstructionSets]
public class SquareSumBenchmarks
{
    private readonly float[] _samples = SyntheticVoice.Create(2.5).Samples.ToArray();

    [Benchmark(Baseline = true)]
    public double Scalar() => SquareSum.Run<Lanes1<double>>(_samples);

    [Benchmark]
    public double Vector() => SquareSum.Run(_samples);
}
