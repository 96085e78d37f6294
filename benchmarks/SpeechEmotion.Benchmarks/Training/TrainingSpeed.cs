using BenchmarkDotNet.Attributes;

namespace SpeechEmotion.Benchmarks.Training;

/// <summary>The notebook's network (98.5 million multiply-adds a sample): forward passes and training steps.</summary>
[MemoryDiagnoser]
public class TrainingSpeed : IDisposable
{
    private NotebookStep? _single, _forward, _step;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _single = new NotebookStep(1, Threads);
        _forward = new NotebookStep(64, Threads);
        _step = new NotebookStep(78, Threads);
    }

    [Benchmark]
    public void ForwardBatch1() => _single!.Forward();

    [Benchmark]
    public void ForwardBatch64() => _forward!.Forward();

    [Benchmark]
    public void StepBatch78() => _step!.Step();

    [GlobalCleanup]
    public void Dispose()
    {
        _single?.Dispose();
        _forward?.Dispose();
        _step?.Dispose();
        GC.SuppressFinalize(this);
    }
}
