using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Classification;

/// <summary>Several chains over one input, their outputs side by side.</summary>
internal sealed class BranchesLayer : InferenceLayer
{
    private readonly InferenceChain[] _branches;

    public BranchesLayer(IEnumerable<InferenceChain> branches)
    {
        _branches = [.. branches];
        OutputChannels = _branches.Sum(branch => branch.OutputChannels);
    }

    public override int OutputChannels { get; }

    public override int OutputFrames(int frames) => _branches[0].OutputFrames(frames);

    public override long LargestInside(int frames) => _branches.Max(branch => branch.LargestActivation(frames));

    public override void Forward(ReadOnlySpan<float> input, int samples, int frames, Span<float> output, Workspace workspace)
    {
        long rows = (long)samples * OutputFrames(frames);
        int first = 0;
        foreach (InferenceChain branch in _branches)
        {
            Span<float> values = workspace.Take(rows * branch.OutputChannels);
            branch.Forward(input, samples, frames, values, workspace);
            ChannelRows.PutChannels(values, branch.OutputChannels, output, OutputChannels, first);
            workspace.GiveBack(1);
            first += branch.OutputChannels;
        }
    }
}
