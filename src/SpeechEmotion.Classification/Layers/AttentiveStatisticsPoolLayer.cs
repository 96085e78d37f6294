using System.Numerics.Tensors;
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

    public override void Forward(ReadOnlySpan<float> input, int samples, int frames, Span<float> output, Workspace workspace)
    {
        Span<float> hidden = workspace.Take((long)samples * frames * _attention.OutputChannels);
        Span<float> scores = workspace.Take((long)samples * frames * _channels);
        Span<float> row = workspace.Take(_channels);
        Span<float> sum = workspace.Take(_channels);
        _attention.Forward(input, samples, frames, hidden, workspace);
        TensorPrimitives.Tanh(hidden, hidden);
        _score.Forward(hidden, samples, frames, scores, workspace);
        int length = frames * _channels;
        for (int s = 0; s < samples; s++)
        {
            Span<float> weights = scores.Slice(s * length, length);
            SoftmaxOverFrames.Compute(weights, weights, row, sum);
            Pool(input.Slice(s * length, length), weights, output.Slice(s * OutputChannels, OutputChannels), row);
        }

        workspace.GiveBack(4);
    }

    private void Pool(ReadOnlySpan<float> input, ReadOnlySpan<float> weights, Span<float> output, Span<float> row)
    {
        Span<float> mean = output[.._channels];
        Span<float> deviation = output[_channels..];
        mean.Clear();
        ChannelRows.AddProductsTo(input, weights, mean);
        deviation.Fill(AttentiveStatisticsPoolDefinition.VarianceFloor);
        for (int at = 0; at < input.Length; at += _channels)
        {
            TensorPrimitives.Subtract(input.Slice(at, _channels), mean, row);
            TensorPrimitives.Multiply(row, row, row);
            TensorPrimitives.MultiplyAdd(row, weights.Slice(at, _channels), deviation, deviation);
        }

        TensorPrimitives.Sqrt(deviation, deviation);
    }
}
