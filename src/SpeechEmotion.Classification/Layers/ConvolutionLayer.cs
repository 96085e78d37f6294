using System.Numerics.Tensors;
using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Classification;

/// <summary>A convolution or dense layer, with batch normalisation folded in and a rectifier behind it where the network has them.</summary>
internal sealed class ConvolutionLayer : InferenceLayer
{
    private readonly ConvolutionShape _shape;
    private readonly PaddingMode _padding;
    private readonly float[] _weights;
    private readonly float[] _bias;
    private readonly bool _rectified;

    /// <param name="shape">The geometry without padding.</param>
    /// <param name="padding">What happens at the ends.</param>
    /// <param name="weights">Taps × channels for a depthwise convolution, packed panels for any other.</param>
    /// <param name="bias">One value per output channel, or empty.</param>
    /// <param name="rectified">Whether max(x, 0) follows.</param>
    public ConvolutionLayer(ConvolutionShape shape, PaddingMode padding, float[] weights, float[] bias, bool rectified)
    {
        _shape = shape;
        _padding = padding;
        _weights = weights;
        _bias = bias;
        _rectified = rectified;
    }

    public override int OutputChannels => _shape.OutputChannels;

    public override int OutputFrames(int frames) => Padded(frames).OutputFrames(frames);

    public override long LargestInside(int frames) => (long)Padded(frames).PaddedFrames(frames) * _shape.InputChannels;

    public override void Forward(ReadOnlySpan<float> input, int samples, int frames, Span<float> output, Workspace workspace)
    {
        ConvolutionShape shape = Padded(frames);
        if (shape.PadLeft + shape.PadRight == 0)
        {
            Convolve(shape, input, samples, frames, output);
        }
        else
        {
            int paddedFrames = shape.PaddedFrames(frames);
            Span<float> padded = workspace.Take((long)samples * paddedFrames * shape.InputChannels);
            int sampleLength = frames * shape.InputChannels;
            int paddedLength = paddedFrames * shape.InputChannels;
            for (int s = 0; s < samples; s++)
            {
                ChannelRows.Pad(
                    input.Slice(s * sampleLength, sampleLength), shape.PadLeft, shape.InputChannels, padded.Slice(s * paddedLength, paddedLength));
            }

            Convolve(shape, padded, samples, paddedFrames, output);
            workspace.GiveBack(1);
        }

        if (_rectified)
        {
            TensorPrimitives.Max(output, 0f, output);
        }
    }

    private ConvolutionShape Padded(int frames) => _padding == PaddingMode.Same ? _shape.Same(frames) : _shape;

    private void Convolve(ConvolutionShape shape, ReadOnlySpan<float> padded, int samples, int paddedFrames, Span<float> output)
    {
        if (!shape.IsDepthwise)
        {
            Convolution.Forward(shape, padded, samples, paddedFrames, _weights, _bias, output);
            return;
        }

        int inputLength = padded.Length / samples;
        int outputLength = output.Length / samples;
        for (int s = 0; s < samples; s++)
        {
            DepthwiseConvolution.Forward(
                shape, padded.Slice(s * inputLength, inputLength), _weights, _bias, output.Slice(s * outputLength, outputLength));
        }
    }
}
