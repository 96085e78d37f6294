using SpeechEmotion.TorchSharp.Engine;
using SpeechEmotion.Training.Engine;
using static TorchSharp.torch;

namespace SpeechEmotion.TorchSharp.Layers;

/// <summary>The values between two layers: samples × channels × frames, and zero past each sample's own length.</summary>
internal sealed class Frames(Tensor values, SampleLengths lengths)
{
    /// <summary>Gets the values.</summary>
    public Tensor Values { get; } = values;

    /// <summary>Gets the lengths.</summary>
    public SampleLengths Lengths { get; } = lengths;

    /// <summary>Copies a batch, samples × frames × channels, to a device.</summary>
    public static Frames Of(Activation input, Device device)
    {
        int[] lengths = new int[input.Samples];
        for (int i = 0; i < lengths.Length; i++)
        {
            lengths[i] = input.Length(i);
        }

        Tensor values = TensorCopy.ToTensor(input.Values, device, input.Samples, input.Frames, input.Channels);
        return new Frames(values.transpose(1, 2).contiguous(), new SampleLengths(lengths, input.Frames, device));
    }

    /// <summary>Other values of the same lengths, which are zero where these are.</summary>
    public Frames With(Tensor other) => new(other, Lengths);

    /// <summary>Other values of other lengths; what lies past them becomes zero.</summary>
    /// <param name="other">The values.</param>
    /// <param name="length">The new length of a sample, from its old one.</param>
    public Frames Resized(Tensor other, Func<int, int> length)
    {
        SampleLengths lengths = Lengths.Select(length, (int)other.shape[2]);
        return new Frames(lengths.AreEven ? other : other * lengths.Mask, lengths);
    }

    /// <summary>A vector for each sample.</summary>
    /// <param name="vectors">Samples × channels.</param>
    public Frames Pooled(Tensor vectors) => new(vectors.unsqueeze(2), Lengths.Select(_ => 1, 1));
}
