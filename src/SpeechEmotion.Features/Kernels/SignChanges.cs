using System.Numerics;
using System.Runtime.Intrinsics;

namespace SpeechEmotion.Features.Kernels;

/// <summary>Marks, one bit a sample, where a signal's sign differs from that of the sample before.</summary>
internal static class SignChanges
{
    // librosa's zero_crossings: what is this near to zero counts as +0.
    private const float Threshold = 1e-10f;

    /// <summary>Gets the number of 64-bit words for a signal.</summary>
    public static int WordCount(int sampleCount) => (sampleCount + 63) / 64;

    /// <summary>Fills the bits; bit 0 and the bits after the last sample are 0.</summary>
    public static void Mark(ReadOnlySpan<float> samples, Span<ulong> bits)
    {
        ulong carry = samples.IsEmpty ? 0 : IsNegative(samples[0]);
        for (int word = 0; word < WordCount(samples.Length); word++)
        {
            ReadOnlySpan<float> part = samples[(word * 64)..];
            ulong negative = part.Length >= 64 ? Negatives64(part) : NegativesScalar(part);
            ulong changes = negative ^ ((negative << 1) | carry);
            carry = negative >> 63;
            bits[word] = part.Length >= 64 ? changes : changes & ((1UL << part.Length) - 1);
        }
    }

    /// <summary>Counts the bits from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public static int Count(ReadOnlySpan<ulong> bits, int start, int end)
    {
        if (start >= end)
        {
            return 0;
        }

        int first = start >> 6, last = (end - 1) >> 6;
        ulong head = ulong.MaxValue << (start & 63);
        ulong tail = ulong.MaxValue >> (63 - ((end - 1) & 63));
        if (first == last)
        {
            return BitOperations.PopCount(bits[first] & head & tail);
        }

        int count = BitOperations.PopCount(bits[first] & head) + BitOperations.PopCount(bits[last] & tail);
        foreach (ulong word in bits[(first + 1)..last])
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    private static ulong IsNegative(float sample) => sample < -Threshold ? 1UL : 0;

    private static ulong Negatives64(ReadOnlySpan<float> samples)
    {
        ulong bits = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (int i = 0; i < 64; i += 16)
            {
                bits |= Vector512.LessThan(Vector512.Create(samples[i..]), Vector512.Create(-Threshold)).ExtractMostSignificantBits() << i;
            }

            return bits;
        }

        if (Vector256.IsHardwareAccelerated)
        {
            for (int i = 0; i < 64; i += 8)
            {
                bits |= (ulong)Vector256.LessThan(Vector256.Create(samples[i..]), Vector256.Create(-Threshold)).ExtractMostSignificantBits() << i;
            }

            return bits;
        }

        return NegativesScalar(samples[..64]);
    }

    private static ulong NegativesScalar(ReadOnlySpan<float> samples)
    {
        ulong bits = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            bits |= IsNegative(samples[i]) << i;
        }

        return bits;
    }
}
