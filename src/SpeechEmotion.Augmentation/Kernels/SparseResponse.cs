using System.Numerics.Tensors;

namespace SpeechEmotion.Augmentation.Kernels;

/// <summary>An impulse response of few impulses, stored as delays in samples and gains.</summary>
internal readonly record struct SparseResponse(int[] Delays, float[] Gains)
{
    /// <summary>Writes the convolution of the samples with the response, cut to the samples' length.</summary>
    public void Convolve(ReadOnlySpan<float> samples, Span<float> destination)
    {
        destination.Clear();
        for (int i = 0; i < Delays.Length; i++)
        {
            int delay = Delays[i];
            if (delay < samples.Length)
            {
                Span<float> delayed = destination[delay..];
                TensorPrimitives.MultiplyAdd(samples[..^delay], Gains[i], delayed, delayed);
            }
        }
    }
}
