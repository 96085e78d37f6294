using System.Numerics.Tensors;
using SpeechEmotion.Classification.Kernels;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Layers;

/// <summary>Batch normalisation per channel over all valid frames of the batch.</summary>
/// <remarks>
/// Running statistics as Keras keeps them: <c>running = momentum · running + (1 − momentum) · batch</c>, with the batch's
/// variance undivided by n − 1 (PyTorch divides by n − 1 there). Sums are made per sample and added in the samples' order.
/// </remarks>
internal sealed class TrainableBatchNorm : ITrainingLayer
{
    private readonly ParameterSlice _scale, _shift, _runningMean, _runningVariance;
    private readonly float _epsilon, _momentum;
    private readonly int _channels;
    private readonly Activation _output = new(), _inputGradient = new();
    private readonly float[] _mean, _inverse, _factor, _offset, _inputFactor, _constant;
    private readonly Action<int, int> _statistics, _normalise, _sums, _gradient;
    private float[] _perSample = [];
    private Activation _input = new(), _outputGradient = new();
    private WorkerTeam? _team;

    /// <summary>Creates the layer.</summary>
    public TrainableBatchNorm(
        ParameterSlice scale, ParameterSlice shift, ParameterSlice runningMean, ParameterSlice runningVariance, double epsilon, double momentum)
    {
        (_scale, _shift, _runningMean, _runningVariance) = (scale, shift, runningMean, runningVariance);
        (_epsilon, _momentum, _channels) = ((float)epsilon, (float)momentum, scale.Count);
        _mean = new float[_channels];
        _inverse = new float[_channels];
        _factor = new float[_channels];
        _offset = new float[_channels];
        _inputFactor = new float[_channels];
        _constant = new float[_channels];
        (_statistics, _normalise, _sums, _gradient) = (StatisticsItem, NormaliseItem, SumsItem, GradientItem);
    }

    /// <inheritdoc/>
    public Activation Forward(Activation input, Pass pass)
    {
        (_input, _team) = (input, pass.Team);
        _output.ReshapeLike(input);
        if (pass.IsTraining)
        {
            FindBatchStatistics(pass);
        }
        else
        {
            UseRunningStatistics();
        }

        TensorPrimitives.Multiply(_scale.Values, _inverse, _factor);
        TensorPrimitives.Multiply(_mean, _factor, _offset);
        TensorPrimitives.Subtract(_shift.Values, _offset, _offset);
        pass.Team.Run(input.Samples, _normalise);
        return _output;
    }

    /// <inheritdoc/>
    public Activation Backward(Activation outputGradient, Pass pass)
    {
        _outputGradient = outputGradient;
        _inputGradient.ReshapeLike(_input);
        pass.Team.Run(_input.Samples, _sums);
        Span<float> scale = _scale.Gradient, shift = _shift.Gradient;
        scale.Clear();
        shift.Clear();
        for (int i = 0; i < _input.Samples; i++)
        {
            ChannelRows.AddTo(PerSample(i)[.._channels], shift);
            ChannelRows.AddTo(PerSample(i)[_channels..], scale);
        }

        TensorPrimitives.Multiply(scale, _inverse, scale);

        // dx = γ/σ · (dy − mean(dy) − x̂ · mean(dy · x̂)), written as factor · dy + inputFactor · x + constant.
        float count = Math.Max(1, _input.ValidFrames());
        for (int c = 0; c < _channels; c++)
        {
            _inputFactor[c] = -_factor[c] * _inverse[c] * scale[c] / count;
            _constant[c] = -_factor[c] * shift[c] / count - _inputFactor[c] * _mean[c];
        }

        pass.Team.Run(_input.Samples, _gradient);
        return _inputGradient;
    }

    private Span<float> PerSample(int sample) => _perSample.AsSpan(sample * 2 * _channels, 2 * _channels);

    private void FindBatchStatistics(Pass pass)
    {
        int needed = _input.Samples * 2 * _channels;
        if (_perSample.Length < needed)
        {
            _perSample = new float[needed];
        }

        pass.Team.Run(_input.Samples, _statistics);
        double total = Math.Max(1, _input.ValidFrames());
        Span<float> runningMean = _runningMean.Values, runningVariance = _runningVariance.Values;
        for (int c = 0; c < _channels; c++)
        {
            double mean = 0, squares = 0;
            for (int i = 0; i < _input.Samples; i++)
            {
                mean += (double)PerSample(i)[c] * _input.Length(i);
            }

            mean /= total;
            for (int i = 0; i < _input.Samples; i++)
            {
                double difference = PerSample(i)[c] - mean;
                squares += PerSample(i)[_channels + c] + difference * difference * _input.Length(i);
            }

            double variance = squares / total;
            _mean[c] = (float)mean;
            _inverse[c] = (float)(1 / Math.Sqrt(variance + _epsilon));
            runningMean[c] = _momentum * runningMean[c] + (1 - _momentum) * (float)mean;
            runningVariance[c] = _momentum * runningVariance[c] + (1 - _momentum) * (float)variance;
        }
    }

    private void UseRunningStatistics()
    {
        _runningMean.Values.CopyTo(_mean);
        for (int c = 0; c < _channels; c++)
        {
            _inverse[c] = 1 / MathF.Sqrt(_runningVariance.Values[c] + _epsilon);
        }
    }

    private void StatisticsItem(int sample, int worker)
    {
        // Mean and sum of squared deviations of one sample, while it is in the cache; combined without cancellation afterwards.
        Span<float> mean = PerSample(sample)[.._channels], squares = PerSample(sample)[_channels..];
        Span<float> valid = _input.Valid(sample), difference = _team!.Scratch(worker, _channels);
        mean.Clear();
        squares.Clear();
        ChannelRows.AddTo(valid, mean);
        TensorPrimitives.Multiply(mean, 1f / Math.Max(1, _input.Length(sample)), mean);
        for (int at = 0; at < valid.Length; at += _channels)
        {
            TensorPrimitives.Subtract(valid.Slice(at, _channels), mean, difference);
            TensorPrimitives.MultiplyAdd(difference, difference, squares, squares);
        }
    }

    private void NormaliseItem(int sample, int worker)
    {
        ChannelRows.ScaleShift(_input.Valid(sample), _factor, _offset, _output.Valid(sample));
        _output.ClearPadding(sample);
    }

    private void SumsItem(int sample, int worker)
    {
        Span<float> sums = PerSample(sample)[.._channels], products = PerSample(sample)[_channels..];
        Span<float> valid = _input.Valid(sample), difference = _team!.Scratch(worker, _channels);
        Span<float> gradient = _outputGradient.Sample(sample)[..valid.Length];
        sums.Clear();
        products.Clear();
        ChannelRows.AddTo(gradient, sums);
        for (int at = 0; at < valid.Length; at += _channels)
        {
            TensorPrimitives.Subtract(valid.Slice(at, _channels), _mean, difference);
            TensorPrimitives.MultiplyAdd(difference, gradient.Slice(at, _channels), products, products);
        }
    }

    private void GradientItem(int sample, int worker)
    {
        Span<float> valid = _input.Valid(sample), target = _inputGradient.Valid(sample), scratch = _team!.Scratch(worker, _channels);
        Span<float> gradient = _outputGradient.Sample(sample)[..valid.Length];
        for (int at = 0; at < valid.Length; at += _channels)
        {
            TensorPrimitives.MultiplyAdd(valid.Slice(at, _channels), _inputFactor, _constant, scratch);
            TensorPrimitives.MultiplyAdd(gradient.Slice(at, _channels), _factor, scratch, target.Slice(at, _channels));
        }

        _inputGradient.ClearPadding(sample);
    }
}
