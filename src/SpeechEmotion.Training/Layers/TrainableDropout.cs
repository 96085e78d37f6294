using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Layers;

/// <summary>Dropout: in training a share of the values becomes 0 and the rest is divided by (1 − rate).</summary>
/// <remarks>What is dropped follows from step, layer and sample alone; the backward pass makes the same mask again instead of keeping
/// it.</remarks>
internal sealed class TrainableDropout : ITrainingLayer
{
    private readonly bool _inPlace;
    private readonly DropoutPattern _pattern;
    private readonly Activation _own = new();
    private readonly Action<int, int> _forward, _backward;
    private Activation _input = new(), _output = new(), _gradient = new();
    private ulong _stepSeed;
    private bool _dropped;

    /// <summary>Creates the layer.</summary>
    /// <param name="rate">The share dropped, 0 to below 1; rounded to 1/65536.</param>
    /// <param name="index">The layer's place in the network, which separates its random stream from the others'.</param>
    /// <param name="inPlace">Whether the input may be overwritten.</param>
    public TrainableDropout(double rate, int index, bool inPlace)
    {
        _pattern = new DropoutPattern(rate, index);
        _inPlace = inPlace;
        _forward = ForwardItem;
        _backward = (sample, _) => _pattern.Apply(_gradient.Sample(sample), _gradient.Sample(sample), _stepSeed, sample);
    }

    /// <inheritdoc/>
    public Activation Forward(Activation input, Pass pass)
    {
        _dropped = pass.IsTraining && !_pattern.DropsNothing;
        if (!_dropped)
        {
            return input;
        }

        (_input, _output, _stepSeed) = (input, _inPlace ? input : _own, pass.StepSeed);
        if (!_inPlace)
        {
            _own.ReshapeLike(input);
        }

        pass.Team.Run(input.Samples, _forward);
        return _output;
    }

    /// <inheritdoc/>
    public Activation Backward(Activation outputGradient, Pass pass)
    {
        if (!_dropped)
        {
            return outputGradient;
        }

        _gradient = outputGradient;
        pass.Team.Run(outputGradient.Samples, _backward);
        return outputGradient;
    }

    private void ForwardItem(int sample, int worker) => _pattern.Apply(_input.Sample(sample), _output.Sample(sample), _stepSeed, sample);
}
