using BenchmarkDotNet.Attributes;
using SpeechEmotion.Audio;

namespace SpeechEmotion.Benchmarks.Audio;

/// <summary>Voice activity of 2.5 seconds.</summary>
[MemoryDiagnoser]
public class VoiceActivityBenchmarks
{
    private readonly VoiceActivityDetector _detector = new();
    private AudioSignal _signal = null!;

    [Params(16000, 22050)]
    public int SampleRate { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        Random random = new(1);
        _signal = new AudioSignal(Enumerable.Range(0, SampleRate * 5 / 2).Select(_ => random.NextSingle() - 0.5f).ToArray(), SampleRate);
    }

    [Benchmark]
    public VoiceActivity Analyze() => _detector.Analyze(_signal);
}
