using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Classification;

/// <summary>Batch normalisation that no convolution before it could take in.</summary>
internal sealed class BatchNormLayer(ScaleShift norm) : InferenceLayer
{
    public override int OutputChannels => norm.Scale.Length;

    public override bool InPlace => true;

    public override void Forward(ReadOnlySpan<float> input, int samples, int frames, Span<float> output, Workspace workspace) =>
        ChannelRows.ScaleShift(input, norm.Scale, norm.Shift, output);
}
