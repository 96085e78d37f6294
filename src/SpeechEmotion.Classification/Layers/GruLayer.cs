using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Classification;

/// <summary>Gated recurrent units over each sample's frames; the formula is the definition's.</summary>
internal sealed class GruLayer : InferenceLayer
{
    private readonly int _units;
    private readonly bool _reversed;
    private readonly InferenceLayer _input;
    private readonly float[] _stateWeights;
    private readonly float[] _stateBias;

    public GruLayer(int channels, int units, bool reversed, WeightScope scope)
    {
        (_units, _reversed) = (units, reversed);
        _input = ConvolutionWeights.Pointwise(channels, GruKernel.Parts * units, scope, "input.").CreateLayer(rectified: false);
        _stateWeights = new float[GruKernel.Parts * units * units];
        WeightLayout.ToTapMajor(scope["state.weight"], GruKernel.Parts * units, units, 1, _stateWeights);
        _stateBias = scope.CopyOrEmpty("state.bias");
    }

    public override int OutputChannels => _units;

    public override long LargestInside(int frames) => Math.Max((long)frames * GruKernel.Parts, GruKernel.GateParts) * _units;

    public override void Forward(ReadOnlySpan<float> input, int samples, int frames, Span<float> output, Workspace workspace)
    {
        int projectedLength = frames * GruKernel.Parts * _units, length = frames * _units;
        Span<float> projected = workspace.Take((long)samples * projectedLength);
        Span<float> gates = workspace.Take((long)GruKernel.GateParts * _units);
        _input.Forward(input, samples, frames, projected, workspace);
        for (int s = 0; s < samples; s++)
        {
            GruKernel.Forward(
                projected.Slice(s * projectedLength, projectedLength), _stateWeights, _stateBias, _reversed, keepGates: false, gates, output.Slice(s * length, length));
        }

        workspace.GiveBack(2);
    }
}
