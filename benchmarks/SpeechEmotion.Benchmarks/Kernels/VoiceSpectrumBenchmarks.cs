using BenchmarkDotNet.Attributes;
using SpeechEmotion.Audio.Kernels;
using SpeechEmotion.Audio.Tests.Kernels;

namespace SpeechEmotion.Benchmarks.Kernels;

/// <summary>The power spectrum of one frame of voice activity.</summary>
[InstructionSets]
public class VoiceSpectrumBenchmarks
{
    private readonly PowerSpectrum256 _spectrum = new();
    private readonly ScalarSpectrum256 _twin = new();
    private readonly float[] _samples = [.. Enumerable.Range(0, PowerSpectrum256.Length).Select(n => MathF.Cos(0.1f * n))];
    private readonly float[] _power = new float[PowerSpectrum256.Bins];

    [Benchmark(Baseline = true)]
    public void Scalar() => _twin.Compute(_samples, _power);

    [Benchmark]
    public void Vector() => _spectrum.Compute(_samples, _power);
}
