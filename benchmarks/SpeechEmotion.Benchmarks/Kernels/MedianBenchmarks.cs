using BenchmarkDotNet.Attributes;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Benchmarks.Kernels;

/// <summary>The median of 4,096 values: selection against sorting.</summary>
[InstructionSets]
public class MedianBenchmarks
{
    private readonly float[] _values = SyntheticVoice.Create(1).Samples.Span[..4096].ToArray();

    [Benchmark(Baseline = true)]
    public float Sorted()
    {
        float[] copy = (float[])_values.Clone();
        Array.Sort(copy);
        return (copy[2047] + copy[2048]) / 2;
    }

    [Benchmark]
    public float Selected() => Selection.Median(_values);
}
