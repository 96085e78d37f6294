using System.Numerics.Tensors;

namespace SpeechEmotion.Augmentation.Kernels;

/// <summary>Takes an excerpt of any length from a recording that is repeated without end.</summary>
internal static class LoopedExcerpt
{
    /// <summary>Adds <paramref name="gain"/> times the recording, read from <paramref name="start"/> on and repeated at its end.</summary>
    public static void Add(ReadOnlySpan<float> recording, int start, float gain, Span<float> destination)
    {
        while (!destination.IsEmpty)
        {
            ReadOnlySpan<float> piece = recording[start..];
            piece = piece[..Math.Min(piece.Length, destination.Length)];
            TensorPrimitives.MultiplyAdd(piece, gain, destination[..piece.Length], destination[..piece.Length]);
            destination = destination[piece.Length..];
            start = 0;
        }
    }
}
