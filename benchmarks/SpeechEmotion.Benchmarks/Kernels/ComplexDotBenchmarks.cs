using System.Numerics;
using BenchmarkDotNet.Attributes;
using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Benchmarks.Kernels;

/// <summary>A frame of 0.16 s at 16 kHz with a tone.</summary>
public class ComplexDotBenchmarks
{
    private readonly float[] _samples = [.. Enumerable.Range(0, 2560).Select(n => (float)Math.Cos(0.1 * n))];
    private readonly float[] _real = [.. Enumerable.Range(0, 2560).Select(n => (float)Math.Cos(0.02 * n))];
    private readonly float[] _imaginary = [.. Enumerable.Range(0, 2560).Select(n => (float)Math.Sin(0.02 * n))];

    [Benchmark(Baseline = true)]
    public Complex Scalar()
    {
        float real = 0, imaginary = 0;
        for (int n = 0; n < _samples.Length; n++)
        {
            real += _samples[n] * _real[n];
            imaginary += _samples[n] * _imaginary[n];
        }

        return new Complex(real, imaginary);
    }

    [Benchmark]
    public Complex Vector() => ComplexDot.Compute(_samples, _real, _imaginary);
}
