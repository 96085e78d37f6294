using SpeechEmotion.Classification;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SpeechEmotion.TorchSharp.Layers;

/// <summary>Convolution over time.</summary>
internal sealed class ConvolutionLayer(Conv1dDefinition definition, string prefix) : ITorchLayer
{
    /// <inheritdoc/>
    public Frames Forward(Frames input, TorchPass pass)
    {
        Tensor padded = definition.Padding == PaddingMode.Same ? Pad(input, pass.Device) : input.Values;
        Tensor output = pass.Multiply(padded, prefix, (values, weight, bias) => functional.conv1d(
            values, weight, bias, stride: definition.Stride, dilation: definition.Dilation, groups: definition.Groups));
        return input.Resized(output, definition.OutputLength);
    }

    private Tensor Pad(Frames input, Device device)
    {
        long frames = input.Values.shape[2];
        long needed = ((definition.OutputLength((int)frames) - 1L) * definition.Stride) + definition.Span;
        long[] left = [.. input.Lengths.Values.Select(length => (long)definition.LeftPadding(length))];
        long most = left.Max();
        if (left.Min() == most)
        {
            return functional.pad(input.Values, (most, needed - frames - most));
        }

        // With a stride the zeros before a clip depend on its length: every sample is shifted by its own number of frames.
        Tensor padded = functional.pad(input.Values, (most, Math.Max(0, needed - frames)));
        Tensor shifts = tensor(left, device: device).neg().add(most).view(-1, 1, 1);
        return padded.gather(2, (arange(needed, device: device) + shifts).expand(-1, input.Values.shape[1], -1));
    }
}
