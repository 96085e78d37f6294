using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Classification;

/// <summary>Statistics of each channel over all frames; the formulas are the definition's.</summary>
internal sealed class FunctionalsPoolLayer(int channels, FunctionalsPoolDefinition definition) : InferenceLayer
{
    public override int OutputChannels { get; } = channels * definition.Statistics;

    public override int OutputFrames(int frames) => 1;

    public override long LargestInside(int frames) => FunctionalsKernel.ScratchLength(frames, channels, definition.Statistics);

    public override void Forward(ReadOnlySpan<float> input, int samples, int frames, Span<float> output, Workspace workspace)
    {
        int length = frames * channels;
        Span<float> scratch = workspace.Take(FunctionalsKernel.ScratchLength(frames, channels, definition.Statistics));
        for (int s = 0; s < samples; s++)
        {
            FunctionalsKernel.Forward(
                input.Slice(s * length, length), channels, definition.MaskChannel, output.Slice(s * OutputChannels, OutputChannels), scratch);
        }

        workspace.GiveBack(1);
    }
}
