using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Classification;

/// <summary>x · sigmoid(x).</summary>
internal sealed class SiluLayer(int channels) : InferenceLayer
{
    public override int OutputChannels => channels;

    public override void Forward(ReadOnlySpan<float> input, int samples, int frames, Span<float> output, Workspace workspace) =>
        SiluKernel.Forward(input, output);
}
