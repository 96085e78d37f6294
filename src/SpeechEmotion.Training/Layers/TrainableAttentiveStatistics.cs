using System.Numerics.Tensors;
using SpeechEmotion.Classification;
using SpeechEmotion.Classification.Kernels;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Layers;

/// <summary>
/// Attentive statistics pooling: weighted mean and deviation over each clip's valid frames (formulas at <see
/// cref="AttentiveStatisticsPoolDefinition"/>).
/// </summary>
internal sealed class TrainableAttentiveStatistics : ITrainingLayer
{
    private readonly TrainableConvolution _attention, _score;
    private readonly Activation _weights = new(), _output = new(), _scoreGradient = new(), _inputGradient = new();
    private readonly Action<int, int> _tanh, _pool, _poolBackward, _tanhBackward, _add;
    private Activation _input = new(), _hidden = new(), _scores = new(), _outputGradient = new(), _hiddenGradient = new(), _attentionGradient = new();
    private WorkerTeam? _team;

    /// <summary>Creates the layer.</summary>
    /// <param name="attention">Channels to hidden units, frame by frame.</param>
    /// <param name="score">Hidden units to one score per channel, frame by frame.</param>
    public TrainableAttentiveStatistics(TrainableConvolution attention, TrainableConvolution score)
    {
        (_attention, _score) = (attention, score);
        _tanh = (sample, _) => HyperbolicTangent.Apply(_hidden.Sample(sample));
        _tanhBackward = TanhItem;
        _add = (sample, _) =>
            TensorPrimitives.Add(_inputGradient.Sample(sample), _attentionGradient.Sample(sample), _inputGradient.Sample(sample));
        (_pool, _poolBackward) = (PoolItem, PoolBackwardItem);
    }

    /// <inheritdoc/>
    public Activation Forward(Activation input, Pass pass)
    {
        (_input, _team) = (input, pass.Team);
        _hidden = _attention.Forward(input, pass);
        pass.Team.Run(input.Samples, _tanh);
        _scores = _score.Forward(_hidden, pass);
        _weights.ReshapeLike(input);
        _output.Reshape(input.Samples, 1, 2 * input.Channels);
        pass.Team.Run(input.Samples, _pool);
        return _output;
    }

    /// <inheritdoc/>
    public Activation Backward(Activation outputGradient, Pass pass)
    {
        _outputGradient = outputGradient;
        _scoreGradient.ReshapeLike(_input);
        _inputGradient.ReshapeLike(_input);
        pass.Team.Run(_input.Samples, _poolBackward);
        _hiddenGradient = _score.Backward(_scoreGradient, pass);
        pass.Team.Run(_input.Samples, _tanhBackward);
        _attentionGradient = _attention.Backward(_hiddenGradient, pass);
        pass.Team.Run(_input.Samples, _add);
        return _inputGradient;
    }

    private void PoolItem(int sample, int worker)
    {
        AttentivePool.Forward(_input.Valid(sample), _scores.Valid(sample), _weights.Valid(sample), _output.Sample(sample));
    }

    private void PoolBackwardItem(int sample, int worker)
    {
        Span<float> scratch = _team!.Scratch(worker, AttentivePoolGradient.ScratchPerChannel * _input.Channels);
        AttentivePoolGradient.Compute(
            _input.Valid(sample), _weights.Valid(sample), _output.Sample(sample), _outputGradient.Sample(sample),
            AttentiveStatisticsPoolDefinition.VarianceFloor, _scoreGradient.Valid(sample), _inputGradient.Valid(sample), scratch);
        _inputGradient.ClearPadding(sample);
    }

    private void TanhItem(int sample, int worker)
    {
        Span<float> hidden = _hidden.Valid(sample), slope = _team!.Scratch(worker, hidden.Length);
        Span<float> gradient = _hiddenGradient.Sample(sample)[..hidden.Length];
        TensorPrimitives.Multiply(hidden, hidden, slope);
        TensorPrimitives.Subtract(1f, slope, slope);
        TensorPrimitives.Multiply(gradient, slope, gradient);
    }
}
