using System.Numerics.Tensors;

namespace SpeechEmotion.Classification;

/// <summary>body(x) + shortcut(x).</summary>
internal sealed class ResidualLayer(InferenceChain body, InferenceChain shortcut) : InferenceLayer
{
    public override int OutputChannels => body.OutputChannels;

    public override int OutputFrames(int frames) => body.OutputFrames(frames);

    public override long LargestInside(int frames) => Math.Max(body.LargestActivation(frames), shortcut.LargestActivation(frames));

    public override void Forward(ReadOnlySpan<float> input, int samples, int frames, Span<float> output, Workspace workspace)
    {
        body.Forward(input, samples, frames, output, workspace);
        Span<float> straight = workspace.Take(output.Length);
        shortcut.Forward(input, samples, frames, straight, workspace);
        TensorPrimitives.Add(output, straight, output);
        workspace.GiveBack(1);
    }
}
