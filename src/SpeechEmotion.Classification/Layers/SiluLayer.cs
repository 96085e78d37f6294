using System.Numerics.Tensors;

namespace SpeechEmotion.Classification;

/// <summary>x · sigmoid(x).</summary>
internal sealed class SiluLayer(int channels) : InferenceLayer
{
    public override int OutputChannels => channels;

    // The product needs the input after its sigmoid is written.
    public override bool InPlace => false;

    public override void Forward(ReadOnlySpan<float> input, int samples, int frames, Span<float> output, Workspace workspace)
    {
        TensorPrimitives.Sigmoid(input, output);
        TensorPrimitives.Multiply(output, input, output);
    }
}
