using System.Numerics.Tensors;
using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Classification;

/// <summary>The mean of each window of frames.</summary>
internal sealed class AveragePoolLayer(int channels, int size, int stride) : InferenceLayer
{
    public override int OutputChannels => channels;

    public override int OutputFrames(int frames) => frames < size ? 0 : ((frames - size) / stride) + 1;

    public override void Forward(ReadOnlySpan<float> input, int samples, int frames, Span<float> output, Workspace workspace)
    {
        int windows = OutputFrames(frames);
        for (int s = 0; s < samples; s++)
        {
            for (int w = 0; w < windows; w++)
            {
                Span<float> mean = output.Slice(((s * windows) + w) * channels, channels);
                mean.Clear();
                ChannelRows.AddTo(input.Slice(((s * frames) + (w * stride)) * channels, size * channels), mean);
                TensorPrimitives.Divide(mean, size, mean);
            }
        }
    }
}
