using BenchmarkDotNet.Attributes;
using SpeechEmotion.Audio;
using SpeechEmotion.Models.Acted;

namespace SpeechEmotion.Benchmarks.Recognition;

/// <summary>The shipped model from samples, or a WAVE file's bytes, to answer: voice activity, features and network, on one thread.</summary>
[MemoryDiagnoser]
public class PredictionBenchmarks
{
    private EmotionRecognizer _recognizer = null!;
    private AudioSignal _clip = null!;
    private byte[] _wave = null!;

    [Params(2.5, 20)]
    public double Seconds { get; set; }

    [Params(16_000, 44_100)]
    public int SampleRate { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _recognizer = new EmotionRecognizer(ActedSpeechModel.Load());
        _clip = SyntheticVoice.Create(Seconds, SampleRate);
        using MemoryStream wave = new();
        WavEncoder.Write(wave, _clip);
        _wave = wave.ToArray();
    }

    [Benchmark]
    public EmotionPrediction Predict() => _recognizer.Predict(_clip);

    [Benchmark]
    public EmotionPrediction PredictStream() => _recognizer.Predict(new MemoryStream(_wave, writable: false));
}
