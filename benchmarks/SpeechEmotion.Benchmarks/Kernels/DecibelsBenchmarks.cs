using BenchmarkDotNet.Attributes;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Benchmarks.Kernels;

/// <summary>The logarithms of 128 × 108 powers.</summary>
[InstructionSets]
public class DecibelsBenchmarks
{
    private readonly float[] _power = [.. SyntheticVoice.Create(1).Samples.Span[..(128 * 108)].ToArray().Select(v => v * v)];
    private readonly float[] _decibels = new float[128 * 108];

    [Benchmark(Baseline = true)]
    public void Scalar()
    {
        float largest = float.MinValue;
        for (int i = 0; i < _power.Length; i++)
        {
            _decibels[i] = 10 * MathF.Log10(MathF.Max(_power[i], 1e-10f));
            largest = MathF.Max(largest, _decibels[i]);
        }

        for (int i = 0; i < _power.Length; i++)
        {
            _decibels[i] = MathF.Max(_decibels[i], largest - 80);
        }
    }

    [Benchmark]
    public void Vector() => Decibels.FromPower(_power, _decibels);
}
