using SpeechEmotion.Classification;
using SpeechEmotion.Features;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training;

/// <summary>Runs the network over the validation set as in inference: whole clips, no dropout, running statistics.</summary>
internal sealed class ValidationPass
{
    private readonly ITrainingEngine _engine;
    private readonly WorkerTeam _team;
    private readonly TrainingSet _set;
    private readonly BatchBuilder _batches;
    private readonly Batch _batch = new();
    private readonly Activation _unused = new();
    private readonly int[] _order, _labels, _predictions;
    private readonly float[] _logits;
    private readonly int _batchSize;

    /// <summary>Creates a pass.</summary>
    public ValidationPass(
        ITrainingEngine engine, WorkerTeam team, TrainingSet set, NetworkDefinition network, FeatureNormalizer? normalizer, int batchSize, LabelSpaces spaces)
    {
        (_engine, _team, _set, _batchSize) = (engine, team, set, batchSize);
        _batches = new BatchBuilder(set, network, normalizer, batchSize, spaces);

        // Clips of like length share a batch, so that little padding is computed.
        _order = [.. Enumerable.Range(0, set.Examples.Count).OrderBy(i => set.Examples[i].Features.FrameCount)];
        _labels = [.. _order.Select(i => set.Examples[i].Label)];
        _predictions = new int[_order.Length];
        _logits = new float[_order.Length * set.Labels.Count];
    }

    /// <summary>Measures the network.</summary>
    public ValidationResult Run(CancellationToken cancellation)
    {
        double loss = ComputeLogits(cancellation) / _order.Length;
        int labels = _set.Labels.Count, right = 0;
        Span<int> support = stackalloc int[labels], hits = stackalloc int[labels];
        support.Clear();
        hits.Clear();
        for (int i = 0; i < _order.Length; i++)
        {
            _predictions[i] = IndexOfLargest(_logits.AsSpan(i * labels, labels));
            support[_labels[i]]++;
            if (_predictions[i] == _labels[i])
            {
                hits[_labels[i]]++;
                right++;
            }
        }

        double recalls = 0;
        int present = 0;
        for (int k = 0; k < labels; k++)
        {
            if (support[k] > 0)
            {
                recalls += (double)hits[k] / support[k];
                present++;
            }
        }

        return new ValidationResult(loss, (double)right / _order.Length, recalls / present);
    }

    /// <summary>Fits the temperature of the probabilities.</summary>
    public Calibration Calibrate(CancellationToken cancellation)
    {
        ComputeLogits(cancellation);
        return Calibration.Fit(_logits, _labels, _set.Labels.Count);
    }

    /// <summary>The index of the largest value, the first of equals.</summary>
    public static int IndexOfLargest(ReadOnlySpan<float> values) => System.Numerics.Tensors.TensorPrimitives.IndexOfMax(values);

    private double ComputeLogits(CancellationToken cancellation)
    {
        double loss = 0;
        int labels = _set.Labels.Count;
        for (int start = 0; start < _order.Length; start += _batchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(_batchSize, _order.Length - start);
            _batches.Fill(_batch, _order.AsMemory(start, count), null, _team, cancellation);
            Activation logits = _engine.Evaluate(_batch.Input);
            LabelSpaces.Restrict(logits, _batch.Allowed);
            logits.Values.CopyTo(_logits.AsSpan(start * labels));
            loss += count * SoftmaxCrossEntropy.Compute(logits, _batch.Targets, _batch.Weights, _unused, _batch.Probabilities);
        }

        return loss;
    }
}
