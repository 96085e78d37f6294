using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Classification;

/// <summary>Attention-weighted mean and standard deviation over time; the formula is the definition's.</summary>
internal sealed class AttentiveStatisticsPoolLayer : InferenceLayer
{
    private readonly int _channels;
    private readonly InferenceLayer _attention;
    private readonly InferenceLayer _score;

    public AttentiveStatisticsPoolLayer(int channels, int hidden, WeightScope scope)
    {
        _channels = channels;
        _attention = ConvolutionWeights.Pointwise(channels, hidden, scope, "attention.").CreateLayer(rectified: false);
        _score = ConvolutionWeights.Pointwise(hidden, channels, scope, "score.").CreateLayer(rectified: false);
    }

    public override int OutputChannels => _channels * 2;

    public override int OutputFrames(int frames) => 1;

    public override long LargestInside(int frames) => (long)frames * Math.Max(_attention.OutputChannels, _channels);

    public override void Forward(ReadOnlySpan<float> input, int samples, int frames, Span<float> output, Workspace workspace)
    {
        Span<float> hidden = workspace.Take((long)samples * frames * _attention.OutputChannels);
        Span<float> scores = workspace.Take((long)samples * frames * _channels);
        _attention.Forward(input, samples, frames, hidden, workspace);
        HyperbolicTangent.Apply(hidden);
        _score.Forward(hidden, samples, frames, scores, workspace);
        int length = frames * _channels;
        for (int s = 0; s < samples; s++)
        {
            Span<float> weights = scores.Slice(s * length, length);
            AttentivePool.Forward(input.Slice(s * length, length), weights, weights, output.Slice(s * OutputChannels, OutputChannels));
        }

        workspace.GiveBack(2);
    }
}
