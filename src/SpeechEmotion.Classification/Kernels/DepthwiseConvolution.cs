using System.Numerics.Tensors;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>Convolution of each channel by itself; weights are tap × channel.</summary>
internal static class DepthwiseConvolution
{
    /// <summary>Filters one padded sample.</summary>
    /// <param name="shape">The geometry.</param>
    /// <param name="padded">Padded frames × channels.</param>
    /// <param name="weights">Taps × channels.</param>
    /// <param name="bias">One value per channel, or empty.</param>
    /// <param name="output">Output frames × channels; overwritten.</param>
    public static void Forward(
        ConvolutionShape shape, ReadOnlySpan<float> padded, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, Span<float> output)
    {
        int channels = shape.InputChannels;
        ChannelRows.Fill(output, bias, channels);
        for (int at = 0, frame = 0; at < output.Length; at += channels, frame++)
        {
            Span<float> row = output.Slice(at, channels);
            for (int tap = 0; tap < shape.Kernel; tap++)
            {
                ReadOnlySpan<float> source = padded.Slice((frame * shape.Stride + tap * shape.Dilation) * channels, channels);
                TensorPrimitives.MultiplyAdd(source, weights.Slice(tap * channels, channels), row, row);
            }
        }
    }

    /// <summary>Adds the gradients of one sample.</summary>
    /// <param name="shape">The geometry.</param>
    /// <param name="padded">Padded frames × channels.</param>
    /// <param name="weights">Taps × channels.</param>
    /// <param name="outputGradient">Output frames × channels.</param>
    /// <param name="weightGradient">Taps × channels; added to.</param>
    /// <param name="paddedGradient">Padded frames × channels; added to.</param>
    public static void Backward(
        ConvolutionShape shape, ReadOnlySpan<float> padded, ReadOnlySpan<float> weights, ReadOnlySpan<float> outputGradient,
        Span<float> weightGradient, Span<float> paddedGradient)
    {
        int channels = shape.InputChannels;
        for (int at = 0, frame = 0; at < outputGradient.Length; at += channels, frame++)
        {
            ReadOnlySpan<float> row = outputGradient.Slice(at, channels);
            for (int tap = 0; tap < shape.Kernel; tap++)
            {
                int start = (frame * shape.Stride + tap * shape.Dilation) * channels;
                Span<float> taps = weightGradient.Slice(tap * channels, channels), source = paddedGradient.Slice(start, channels);
                TensorPrimitives.MultiplyAdd(padded.Slice(start, channels), row, taps, taps);
                TensorPrimitives.MultiplyAdd(weights.Slice(tap * channels, channels), row, source, source);
            }
        }
    }
}
