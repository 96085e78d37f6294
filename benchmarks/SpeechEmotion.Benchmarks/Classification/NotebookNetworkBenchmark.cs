using BenchmarkDotNet.Attributes;
using SpeechEmotion.Classification;

namespace SpeechEmotion.Benchmarks.Classification;

/// <summary>The notebook's network (98.5 million multiply-adds a clip) on clips one at a time and 64 together.</summary>
[MemoryDiagnoser]
public class NotebookNetworkBenchmark
{
    private CnnClassifier _classifier = null!;
    private FeatureMatrix[] _clips = null!;
    private float[] _probabilities = null!;

    [Params(1, 64)]
    public int Clips { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        Random random = new(1);
        NetworkDefinition network = NetworkDefinition.Notebook(8);
        WeightSet weights = new(network.GetParameters().Select(parameter => RandomTensor(parameter, random)));
        _classifier = new CnnClassifier(network, weights, EmotionLabels.Eight);
        _clips = [.. Enumerable.Range(0, Clips).Select(_ => new FeatureMatrix(RandomValues(162, 1, random), 162, 1))];
        _probabilities = new float[Clips * 8];
    }

    [Benchmark]
    public float Classify()
    {
        _classifier.Classify(_clips, _probabilities);
        return _probabilities[0];
    }

    private static WeightTensor RandomTensor(ParameterDefinition parameter, Random random)
    {
        int count = (int)parameter.Count;
        float limit = parameter.Role == ParameterRole.Weight ? MathF.Sqrt(3f * parameter.Shape[0] / count) : 1;
        return new WeightTensor(parameter.Name, parameter.Shape, RandomValues(count, limit, random));
    }

    // From 0 for variances; the sign is of no consequence for the time.
    private static float[] RandomValues(int count, float limit, Random random) =>
        [.. Enumerable.Range(0, count).Select(_ => limit * random.NextSingle())];
}
