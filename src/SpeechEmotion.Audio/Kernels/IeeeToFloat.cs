using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace SpeechEmotion.Audio.Kernels;

/// <summary>Little-endian IEEE samples of 32 or 64 bits to floats.</summary>
internal static class IeeeToFloat
{
    public static void Convert(ReadOnlySpan<byte> bytes, int bytesPerSample, Span<float> samples)
    {
        if (BitConverter.IsLittleEndian)
        {
            if (bytesPerSample == sizeof(float))
            {
                MemoryMarshal.Cast<byte, float>(bytes).CopyTo(samples);
            }
            else
            {
                TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, double>(bytes), samples);
            }

            return;
        }

        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = bytesPerSample == sizeof(float)
                ? BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..])
                : (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..]);
        }
    }
}
