using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace SpeechEmotion.Audio.Kernels;

/// <summary>
/// Little-endian integer samples to floats: divided by 2^(bits − 1), as libsndfile does; 8-bit samples are unsigned around 128.
/// </summary>
internal static class PcmToFloat
{
    public static void Convert(ReadOnlySpan<byte> bytes, int bytesPerSample, Span<float> samples)
    {
        switch (bytesPerSample)
        {
            case 1:
                Convert8(bytes, samples);
                break;
            case 2:
                Convert16(bytes, samples);
                break;
            case 3:
                Convert24(bytes, samples);
                break;
            default:
                Convert32(bytes, samples);
                break;
        }
    }

    private static void Convert8(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = (bytes[i] - 128) * (1f / 128);
        }
    }

    private static void Convert16(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        const float Scale = 1f / 32768;
        int i = 0;
        if (BitConverter.IsLittleEndian)
        {
            ReadOnlySpan<short> integers = MemoryMarshal.Cast<byte, short>(bytes);
            for (; i <= samples.Length - Vector<short>.Count; i += Vector<short>.Count)
            {
                Vector.Widen(new Vector<short>(integers[i..]), out Vector<int> low, out Vector<int> high);
                (Vector.ConvertToSingle(low) * Scale).CopyTo(samples[i..]);
                (Vector.ConvertToSingle(high) * Scale).CopyTo(samples[(i + Vector<int>.Count)..]);
            }
        }

        for (; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * i)..]) * Scale;
        }
    }

    private static void Convert24(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            int value = bytes[3 * i] | (bytes[(3 * i) + 1] << 8) | ((sbyte)bytes[(3 * i) + 2] << 16);
            samples[i] = value * (1f / 8388608);
        }
    }

    private static void Convert32(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..]) * (1f / 2147483648);
        }
    }
}
