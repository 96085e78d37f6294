using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Classification;

/// <summary>The largest value of each window of frames.</summary>
internal sealed class MaxPoolLayer(int channels, int size, int stride) : InferenceLayer
{
    public override int OutputChannels => channels;

    public override int OutputFrames(int frames) => frames < size ? 0 : ((frames - size) / stride) + 1;

    public override void Forward(ReadOnlySpan<float> input, int samples, int frames, Span<float> output, Workspace workspace)
    {
        int inputLength = frames * channels;
        int outputLength = OutputFrames(frames) * channels;
        for (int s = 0; s < samples; s++)
        {
            MaxPoolKernel.Forward(
                input.Slice(s * inputLength, inputLength), channels, size, stride, output.Slice(s * outputLength, outputLength), []);
        }
    }
}
