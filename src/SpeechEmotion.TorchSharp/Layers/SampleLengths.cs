using SpeechEmotion.TorchSharp.Engine;
using static TorchSharp.torch;

namespace SpeechEmotion.TorchSharp.Layers;

/// <summary>The valid frames of each sample of a padded batch.</summary>
internal sealed class SampleLengths(int[] values, int frames, Device device)
{
    private Tensor? _mask, _counts;

    /// <summary>Gets the valid frames of each sample.</summary>
    public IReadOnlyList<int> Values => values;

    /// <summary>Gets whether nothing is padded.</summary>
    public bool AreEven { get; } = Array.TrueForAll(values, length => length == frames);

    /// <summary>Gets samples × 1 × frames: 1 where a frame is valid, else 0.</summary>
    public Tensor Mask => _mask ??= CreateMask();

    /// <summary>Gets samples × 1: the valid frames.</summary>
    public Tensor Counts => _counts ??= TensorCopy.ToTensor(Array.ConvertAll(values, length => (float)length), device, values.Length, 1);

    /// <summary>Gets the valid frames of all samples.</summary>
    public long Total => values.Sum(length => (long)length);

    /// <summary>The lengths after a layer.</summary>
    public SampleLengths Select(Func<int, int> length, int newFrames) =>
        new(Array.ConvertAll(values, old => length(old)), newFrames, device);

    private Tensor CreateMask()
    {
        float[] mask = new float[values.Length * frames];
        for (int i = 0; i < values.Length; i++)
        {
            mask.AsSpan(i * frames, values[i]).Fill(1);
        }

        return TensorCopy.ToTensor(mask, device, values.Length, 1, frames);
    }
}
