using System.Numerics.Tensors;
using SpeechEmotion.Classification;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training;

/// <summary>
/// The penalised cross-entropy of short clips as a function of the exponent and the offsets of a <see cref="ShortClipCalibration"/>, in this order.
/// Every length counts for the same, and within it every label of every corpus; a clip competes among the labels of its own corpus, since it
/// says nothing of others.
/// </summary>
internal sealed class ShortClipObjective
{
    // Offsets of few clips are mostly chance. Divided by the number of moments; chosen on corpora left out in turn (the acted model's experiments,
    // eleventh round).
    private const double Penalty = 100;

    private readonly int _labels;
    private readonly double _penalty;
    private readonly float[] _logits, _shortness;
    private readonly double[] _weights, _probabilities;
    private readonly int[] _truths;

    /// <summary>Asks the model about every clip.</summary>
    /// <param name="model">The model; what it knows of short clips so far does not matter.</param>
    /// <param name="clips">Each clip whole and in excerpts, which follow one another.</param>
    /// <param name="variants">How many these are.</param>
    /// <param name="calibration">Tells how short a clip is.</param>
    /// <param name="team">The threads that share the clips.</param>
    /// <param name="cancellation">Looked at before every clip.</param>
    public ShortClipObjective(
        ModelBundle model, TrainingSet clips, int variants, ShortClipCalibration calibration, WorkerTeam team, CancellationToken cancellation)
    {
        int count = clips.Examples.Count;
        _labels = model.Labels.Count;
        (_logits, _shortness, _weights, _truths) = (new float[count * _labels], new float[count], new double[count], new int[count]);
        _probabilities = new double[_labels];
        _penalty = Penalty / count;
        LabelSpaces spaces = new(clips, new TrainingOptions { LabelsWithinCorpus = true });
        CnnClassifier classifier = new(model.Network, model.Weights, model.Labels);
        team.Run(count, (i, _) =>
        {
            cancellation.ThrowIfCancellationRequested();
            TrainingExample example = clips.Examples[i];
            Span<float> row = Row(i);
            classifier.ComputeLogits(model.Normalizer?.Apply(example.Features) ?? example.Features, row);
            TensorPrimitives.Divide(row, model.Calibration.Temperature, row);
            LabelSpaces.Restrict(row, spaces.Allowed(example));
            (_truths[i], _shortness[i]) = (example.Label, calibration.Shortness(example.Features.FrameCount));
        });
        Weigh(clips, variants);
    }

    /// <summary>Computes loss and gradient.</summary>
    public double Compute(ReadOnlySpan<double> point, Span<double> gradient)
    {
        ReadOnlySpan<double> offsets = point[1..];
        TensorPrimitives.Multiply(offsets, 2 * _penalty, gradient[1..]);
        gradient[0] = 0;
        double loss = _penalty * TensorPrimitives.SumOfSquares(offsets);
        for (int i = 0; i < _truths.Length; i++)
        {
            // Clips that are long enough are the same wherever the point is.
            if (_shortness[i] > 0)
            {
                loss += _weights[i] * Loss(i, Math.Exp(-point[0] * _shortness[i]), offsets, gradient);
            }
        }

        return loss;
    }

    private double Loss(int clip, double factor, ReadOnlySpan<double> offsets, Span<double> gradient)
    {
        ReadOnlySpan<float> logits = Row(clip);
        double shortness = _shortness[clip], weight = _weights[clip];
        for (int k = 0; k < _labels; k++)
        {
            _probabilities[k] = (logits[k] * factor) - (offsets[k] * shortness);
        }

        double largest = TensorPrimitives.Max<double>(_probabilities), truth = _probabilities[_truths[clip]] - largest;
        TensorPrimitives.Subtract(_probabilities, largest, _probabilities);
        TensorPrimitives.Exp(_probabilities, _probabilities);
        double sum = TensorPrimitives.Sum<double>(_probabilities);
        for (int k = 0; k < _labels; k++)
        {
            double slope = weight * shortness * ((_probabilities[k] / sum) - (k == _truths[clip] ? 1 : 0));
            gradient[0] -= slope * logits[k] * factor;
            gradient[1 + k] -= slope;
        }

        return Math.Log(sum) - truth;
    }

    private void Weigh(TrainingSet clips, int variants)
    {
        IGrouping<(string Corpus, int Label, int Variant), int>[] groups =
            [.. Enumerable.Range(0, _truths.Length).GroupBy(i => (clips.Examples[i].Dataset, _truths[i], i % variants))];
        foreach (IGrouping<(string Corpus, int Label, int Variant), int> group in groups)
        {
            int[] members = [.. group];
            foreach (int i in members)
            {
                _weights[i] = 1.0 / (groups.Length * members.Length);
            }
        }
    }

    private Span<float> Row(int clip) => _logits.AsSpan(clip * _labels, _labels);
}
