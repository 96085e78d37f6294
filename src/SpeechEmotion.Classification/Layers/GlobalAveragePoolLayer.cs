using System.Numerics.Tensors;
using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Classification;

/// <summary>The mean of each channel over all frames.</summary>
internal sealed class GlobalAveragePoolLayer(int channels) : InferenceLayer
{
    public override int OutputChannels => channels;

    public override int OutputFrames(int frames) => 1;

    public override void Forward(ReadOnlySpan<float> input, int samples, int frames, Span<float> output, Workspace workspace)
    {
        output.Clear();
        int length = frames * channels;
        for (int s = 0; s < samples; s++)
        {
            ChannelRows.AddTo(input.Slice(s * length, length), output.Slice(s * channels, channels));
        }

        TensorPrimitives.Divide(output, frames, output);
    }
}
