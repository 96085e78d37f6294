using System.Numerics;
using BenchmarkDotNet.Attributes;
using SpeechEmotion.Audio;

namespace SpeechEmotion.Benchmarks.Audio;

/// <summary>Looking for mains hum in 2.5 s at 16 kHz, and taking it away.</summary>
[InstructionSets]
[MemoryDiagnoser]
public class HumBenchmarks
{
    private const int SampleRate = 16_000;

    private readonly HumRemover _remover = new(SampleRate);
    private readonly AudioSignal _clean = new(Noise(0), SampleRate);
    private readonly AudioSignal _hummed = new(Noise(0.01), SampleRate);

    [Benchmark(Baseline = true)]
    public AudioSignal NoHum() => _remover.Remove(_clean);

    [Benchmark]
    public AudioSignal Hum() => _remover.Remove(_hummed);

    private static float[] Noise(double hum)
    {
        Random random = new(1);
        return
        [
            .. Enumerable.Range(0, SampleRate * 5 / 2).Select(n =>
                ((random.NextSingle() - 0.5f) * 0.1f) + (float)(hum * Complex.FromPolarCoordinates(1, 2 * Math.PI * 50 * n / SampleRate).Real)),
        ];
    }
}
