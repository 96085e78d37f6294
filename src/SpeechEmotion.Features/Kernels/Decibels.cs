using System.Numerics.Tensors;

namespace SpeechEmotion.Features.Kernels;

/// <summary>Powers to decibels, as librosa's <c>power_to_db</c>.</summary>
internal static class Decibels
{
    /// <summary>The smallest power that is told from silence.</summary>
    public const float DefaultFloor = 1e-10f;

    /// <summary>Writes 10 log10(max(floor, power) / max(floor, reference)), not below the largest result minus <paramref name="top"/>.</summary>
    /// <param name="power">The powers.</param>
    /// <param name="destination">Receives as many decibels; may be the same memory.</param>
    /// <param name="reference">The power of 0 dB.</param>
    /// <param name="floor">The smallest power that counts (librosa's <c>amin</c>), above 0.</param>
    /// <param name="top">The range kept (<c>top_db</c>), or <see langword="null"/>.</param>
    public static void FromPower(ReadOnlySpan<float> power, Span<float> destination, float reference = 1, float floor = DefaultFloor, float? top = 80)
    {
        if (power.IsEmpty)
        {
            return;
        }

        destination = destination[..power.Length];
        TensorPrimitives.Max(power, floor, destination);
        TensorPrimitives.Log10<float>(destination, destination);
        TensorPrimitives.Multiply(destination, 10f, destination);
        float zero = 10 * MathF.Log10(Math.Max(floor, reference));
        if (zero != 0)
        {
            TensorPrimitives.Subtract(destination, zero, destination);
        }

        if (top is { } range)
        {
            TensorPrimitives.Max(destination, TensorPrimitives.Max<float>(destination) - range, destination);
        }
    }
}
