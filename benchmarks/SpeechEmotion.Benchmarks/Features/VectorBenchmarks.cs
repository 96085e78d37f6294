using BenchmarkDotNet.Attributes;
using SpeechEmotion.Features;

namespace SpeechEmotion.Benchmarks.Features;

/// <summary>The notebook's 162 numbers on one thread: the cost grows with the duration and no faster.</summary>
[InstructionSets]
public class VectorBenchmarks
{
    private readonly FeaturePipeline _pipeline = new(FeatureRecipe.Notebook162);
    private AudioSignal _clip = null!;

    [Params(2.5, 60)]
    public double Seconds { get; set; }

    [GlobalSetup]
    public void Setup() => _clip = SyntheticVoice.Create(Seconds);

    [Benchmark]
    public FeatureMatrix Notebook162() => _pipeline.ExtractPrepared(_clip);
}
