using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpeechEmotion.Features.Kernels;

/// <summary>Powers to decibels, as librosa's <c>power_to_db</c>.</summary>
internal static class Decibels
{
    /// <summary>The smallest power that is told from silence.</summary>
    public const float DefaultFloor = 1e-10f;

    private static readonly float NaturalLog10 = (float)Math.Log(10);

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
        float largest = Convert(power, destination, floor, 10 * MathF.Log10(Math.Max(floor, reference)));
        if (top is { } range)
        {
            RaiseTo(largest - range, destination);
        }
    }

    // Optimised at once: the unoptimised logarithm of a vector is computed element by element, at a hundred times the cost.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Convert(ReadOnlySpan<float> power, Span<float> destination, float floor, float zero)
    {
        ref float from = ref MemoryMarshal.GetReference(power);
        ref float to = ref MemoryMarshal.GetReference(destination);
        int last = power.Length - Vector<float>.Count;
        if (last < 0)
        {
            Span<float> padded = stackalloc float[Vector<float>.Count];
            padded.Fill(power[^1]);
            power.CopyTo(padded);
            float most = Convert(padded, padded, floor, zero);
            padded[..power.Length].CopyTo(destination);
            return most;
        }

        // The last vector may overlap the one before, so it is read before anything is written.
        Vector<float> end = Convert(Vector.LoadUnsafe(ref from, (nuint)last), floor, zero), largest = end;
        for (int i = 0; i < last; i += Vector<float>.Count)
        {
            Vector<float> level = Convert(Vector.LoadUnsafe(ref from, (nuint)i), floor, zero);
            level.StoreUnsafe(ref to, (nuint)i);
            largest = Vector.Max(largest, level);
        }

        end.StoreUnsafe(ref to, (nuint)last);
        float result = largest[0];
        for (int i = 1; i < Vector<float>.Count; i++)
        {
            result = MathF.Max(result, largest[i]);
        }

        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Convert(Vector<float> power, float floor, float zero) =>
        (Vector.Log(Vector.Max(power, new Vector<float>(floor))) / new Vector<float>(NaturalLog10) * 10f) - new Vector<float>(zero);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RaiseTo(float least, Span<float> values)
    {
        ref float value = ref MemoryMarshal.GetReference(values);
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Max(Vector.LoadUnsafe(ref value, (nuint)i), new Vector<float>(least)).StoreUnsafe(ref value, (nuint)i);
        }

        for (; i < values.Length; i++)
        {
            values[i] = MathF.Max(values[i], least);
        }
    }
}
