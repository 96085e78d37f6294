using System.Numerics.Tensors;

namespace SpeechEmotion.Classification;

/// <summary>max(x, 0).</summary>
internal sealed class ReluLayer(int channels) : InferenceLayer
{
    public override int OutputChannels => channels;

    public override bool InPlace => true;

    public override void Forward(ReadOnlySpan<float> input, int samples, int frames, Span<float> output, Workspace workspace) =>
        TensorPrimitives.Max(input, 0f, output);
}
