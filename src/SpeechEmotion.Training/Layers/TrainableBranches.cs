using System.Numerics.Tensors;
using SpeechEmotion.Classification.Kernels;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Layers;

/// <summary>Several chains over one input, their outputs side by side.</summary>
internal sealed class TrainableBranches : ITrainingLayer
{
    private readonly LayerSequence[] _branches;
    private readonly Activation[] _outputs, _gradients, _inputGradients;
    private readonly Activation _output = new();
    private readonly Action<int, int> _join, _split, _addGradients;
    private Activation _outputGradient = new();

    /// <summary>Creates the layer; the branches must not overwrite their input, which all of them read.</summary>
    public TrainableBranches(IEnumerable<LayerSequence> branches)
    {
        _branches = [.. branches];
        (_outputs, _inputGradients) = (new Activation[_branches.Length], new Activation[_branches.Length]);
        _gradients = Array.ConvertAll(_branches, _ => new Activation());
        (_join, _split, _addGradients) = (JoinItem, SplitItem, AddItem);
    }

    /// <inheritdoc/>
    public Activation Forward(Activation input, Pass pass)
    {
        int channels = 0;
        for (int b = 0; b < _branches.Length; b++)
        {
            _outputs[b] = _branches[b].Forward(input, pass);
            channels += _outputs[b].Channels;
        }

        Activation first = _outputs[0];
        _output.Reshape(first.Samples, first.Frames, channels);
        for (int i = 0; i < first.Samples; i++)
        {
            _output.SetLength(i, first.Length(i));
        }

        pass.Team.Run(_output.Samples, _join);
        return _output;
    }

    /// <inheritdoc/>
    public Activation Backward(Activation outputGradient, Pass pass)
    {
        // A branch may overwrite the gradient it is given, so each has its own.
        _outputGradient = outputGradient;
        for (int b = 0; b < _branches.Length; b++)
        {
            _gradients[b].ReshapeLike(_outputs[b]);
        }

        pass.Team.Run(_output.Samples, _split);
        for (int b = 0; b < _branches.Length; b++)
        {
            _inputGradients[b] = _branches[b].Backward(_gradients[b], pass);
        }

        pass.Team.Run(_output.Samples, _addGradients);
        return _inputGradients[0];
    }

    private void JoinItem(int sample, int worker)
    {
        int first = 0;
        foreach (Activation branch in _outputs)
        {
            ChannelRows.PutChannels(branch.Valid(sample), branch.Channels, _output.Sample(sample), _output.Channels, first);
            first += branch.Channels;
        }

        _output.ClearPadding(sample);
    }

    private void SplitItem(int sample, int worker)
    {
        int first = 0;
        foreach (Activation branch in _gradients)
        {
            ChannelRows.TakeChannels(_outputGradient.Sample(sample), _output.Channels, first, branch.Valid(sample), branch.Channels);
            first += branch.Channels;
        }
    }

    private void AddItem(int sample, int worker)
    {
        // The first branch's gradient may be overwritten. Only valid frames: sums in the padding would grow from step to step.
        Span<float> sum = _inputGradients[0].Valid(sample);
        for (int b = 1; b < _inputGradients.Length; b++)
        {
            TensorPrimitives.Add(sum, _inputGradients[b].Valid(sample), sum);
        }
    }
}
