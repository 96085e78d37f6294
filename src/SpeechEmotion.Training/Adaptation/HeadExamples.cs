using System.Numerics.Tensors;
using SpeechEmotion.Features;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Adaptation;

/// <summary>What reaches the last dense layer for each training clip, standardised, with a 1 for the bias behind it.</summary>
internal sealed class HeadExamples
{
    private readonly IReadOnlyList<TrainingExample> _examples;
    private readonly float[] _inputs;
    private readonly float[] _weights;
    private readonly LabelSpaces _spaces;

    /// <summary>Runs the layers before the last one over every clip.</summary>
    /// <param name="network">The layers.</param>
    /// <param name="clips">The clips.</param>
    /// <param name="normalizer">What features pass through first.</param>
    /// <param name="spaces">The labels each clip competes with, and its weight within its corpus.</param>
    /// <param name="corpora">What the weights of a corpus' clips add up to.</param>
    /// <param name="team">The threads that share the work.</param>
    /// <param name="cancellation">Looked at before every clip.</param>
    public HeadExamples(
        EmbeddingNetwork network, TrainingSet clips, FeatureNormalizer? normalizer, LabelSpaces spaces, CorpusWeight corpora, WorkerTeam team,
        CancellationToken cancellation)
    {
        (_examples, _spaces) = (clips.Examples, spaces);
        Columns = network.Size + 1;
        _inputs = new float[checked(Count * Columns)];
        team.Run(Count, (item, _) =>
        {
            cancellation.ThrowIfCancellationRequested();
            FeatureMatrix features = _examples[item].Features;
            network.Compute(normalizer?.Apply(features) ?? features, _inputs.AsSpan(item * Columns, network.Size));
            _inputs[(item * Columns) + network.Size] = 1;
        });
        _weights = Weights(corpora);
        Mean = new float[network.Size];
        Deviation = new float[network.Size];
        Standardize();
    }

    /// <summary>Gets the number of clips.</summary>
    public int Count => _examples.Count;

    /// <summary>Gets the number of inputs, the 1 for the bias included.</summary>
    public int Columns { get; }

    /// <summary>Gets the mean of each input over the clips.</summary>
    public float[] Mean { get; }

    /// <summary>Gets the standard deviation of each input over the clips; 1 where it never changes.</summary>
    public float[] Deviation { get; }

    /// <summary>Gets the standardised inputs of a clip.</summary>
    public ReadOnlySpan<float> Input(int index) => _inputs.AsSpan(index * Columns, Columns);

    /// <summary>Gets the label of a clip.</summary>
    public int Label(int index) => _examples[index].Label;

    /// <summary>Gets the weight of a clip; all together are 1.</summary>
    public float Weight(int index) => _weights[index];

    /// <summary>Gets 1 for each label that a clip competes with, else 0.</summary>
    public ReadOnlySpan<float> Allowed(int index) => _spaces.Allowed(_examples[index]);

    private float[] Weights(CorpusWeight corpora)
    {
        Dictionary<string, double> sums = _examples.GroupBy(example => example.Dataset).ToDictionary(
            corpus => corpus.Key, corpus => corpora == CorpusWeight.Even ? corpus.Sum(example => (double)_spaces.Weight(example)) : 1);
        double[] weights = [.. _examples.Select(example => _spaces.Weight(example) / sums[example.Dataset])];
        double sum = weights.Sum();
        return Array.ConvertAll(weights, weight => (float)(weight / sum));
    }

    private void Standardize()
    {
        for (int column = 0; column < Mean.Length; column++)
        {
            double sum = 0, squares = 0;
            for (int at = column; at < _inputs.Length; at += Columns)
            {
                sum += _inputs[at];
            }

            double mean = sum / Count;
            for (int at = column; at < _inputs.Length; at += Columns)
            {
                squares += (_inputs[at] - mean) * (_inputs[at] - mean);
            }

            double deviation = Math.Sqrt(squares / Count);
            (Mean[column], Deviation[column]) = ((float)mean, deviation > 1e-6 ? (float)deviation : 1);
        }

        for (int i = 0; i < Count; i++)
        {
            Span<float> input = _inputs.AsSpan(i * Columns, Mean.Length);
            TensorPrimitives.Subtract(input, Mean, input);
            TensorPrimitives.Divide(input, Deviation, input);
        }
    }
}
