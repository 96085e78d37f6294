using System.Numerics.Tensors;

namespace SpeechEmotion.Classification;

/// <summary>x · sigmoid(fc2 · relu(fc1 · mean over time of x)), per channel.</summary>
internal sealed class SqueezeExcitationLayer : InferenceLayer
{
    private readonly GlobalAveragePoolLayer _squeeze;
    private readonly InferenceLayer _reduce;
    private readonly InferenceLayer _expand;

    public SqueezeExcitationLayer(int channels, int hidden, WeightScope scope)
    {
        _squeeze = new GlobalAveragePoolLayer(channels);
        _reduce = ConvolutionWeights.Pointwise(channels, hidden, scope, "fc1.").CreateLayer(rectified: true);
        _expand = ConvolutionWeights.Pointwise(hidden, channels, scope, "fc2.").CreateLayer(rectified: false);
    }

    public override int OutputChannels => _squeeze.OutputChannels;

    public override bool InPlace => true;

    public override void Forward(ReadOnlySpan<float> input, int samples, int frames, Span<float> output, Workspace workspace)
    {
        int channels = OutputChannels;
        Span<float> gates = workspace.Take((long)samples * channels);
        Span<float> hidden = workspace.Take((long)samples * _reduce.OutputChannels);
        _squeeze.Forward(input, samples, frames, gates, workspace);
        _reduce.Forward(gates, samples, 1, hidden, workspace);
        _expand.Forward(hidden, samples, 1, gates, workspace);
        TensorPrimitives.Sigmoid(gates, gates);
        for (int at = 0, row = 0; at < input.Length; at += channels, row++)
        {
            ReadOnlySpan<float> gate = gates.Slice(row / frames * channels, channels);
            TensorPrimitives.Multiply(input.Slice(at, channels), gate, output.Slice(at, channels));
        }

        workspace.GiveBack(2);
    }
}
