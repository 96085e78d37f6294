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
        _labels = model.Labels.Count;
        _probabilities = new double[_labels];
        _penalty = Penalty / clips.Examples.Count;
        _truths = [.. clips.Examples.Select(clip => clip.Label)];
        _shortness = [.. clips.Examples.Select(clip => calibration.Shortness(clip.Features.FrameCount))];
        _weights = Weigh(clips, variants);
        _logits = ModelCalibration.Logits(model, clips, new LabelSpaces(clips, new TrainingOptions { LabelsWithinCorpus = true }), team, cancellation);
        TensorPrimitives.Divide(_logits, model.Calibration.Temperature, _logits);
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
        ReadOnlySpan<float> logits = _logits.AsSpan(clip * _labels, _labels);
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

    private static double[] Weigh(TrainingSet clips, int variants)
    {
        (string Corpus, int Label, int Variant)[] groups = [.. clips.Examples.Select((clip, i) => (clip.Dataset, clip.Label, i % variants))];
        Dictionary<(string Corpus, int Label, int Variant), int> counts = groups.CountBy(group => group).ToDictionary();
        return Array.ConvertAll(groups, group => 1.0 / (counts.Count * counts[group]));
    }
}
