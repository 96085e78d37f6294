namespace SpeechEmotion.Classification;

/// <summary>Frames × channels to one vector, channel by channel, as PyTorch flattens.</summary>
internal sealed class FlattenLayer(int channels, int length) : InferenceLayer
{
    public override int OutputChannels => channels * length;

    public override int OutputFrames(int frames) => 1;

    public override void Forward(ReadOnlySpan<float> input, int samples, int frames, Span<float> output, Workspace workspace)
    {
        int size = channels * length;
        for (int s = 0; s < samples; s++)
        {
            Transposition.Copy(input.Slice(s * size, size), length, channels, output.Slice(s * size, size));
        }
    }
}
