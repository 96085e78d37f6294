using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SpeechEmotion.Training;

/// <summary>The bytes of a cache entry: magic, SHA-256 of what follows, features, frames, values (little-endian float32).</summary>
internal static class FeatureCacheEntry
{
    private const int CountsAt = 8 + SHA256.HashSizeInBytes;
    private const int HeaderLength = CountsAt + (2 * sizeof(int));

    private static ReadOnlySpan<byte> Magic => "SEFEAT02"u8;

    /// <summary>Writes an entry.</summary>
    public static byte[] Encode(FeatureMatrix features)
    {
        byte[] bytes = new byte[HeaderLength + (features.Values.Length * sizeof(float))];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(CountsAt), features.FeatureCount);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(CountsAt + sizeof(int)), features.FrameCount);
        Span<byte> values = bytes.AsSpan(HeaderLength);
        MemoryMarshal.AsBytes(features.Values.Span).CopyTo(values);
        Swap(values);
        SHA256.HashData(bytes.AsSpan(CountsAt), bytes.AsSpan(8));
        return bytes;
    }

    /// <summary>Reads an entry; <see langword="null"/> where it is damaged.</summary>
    public static FeatureMatrix? Decode(byte[] bytes)
    {
        if (bytes.Length < HeaderLength || !bytes.AsSpan().StartsWith(Magic))
        {
            return null;
        }

        int featureCount = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(CountsAt));
        int frameCount = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(CountsAt + sizeof(int)));
        Span<byte> values = bytes.AsSpan(HeaderLength);
        if (featureCount < 1 || frameCount < 0 || (long)featureCount * frameCount * sizeof(float) != values.Length
            || !SHA256.HashData(bytes.AsSpan(CountsAt)).AsSpan().SequenceEqual(bytes.AsSpan(8, SHA256.HashSizeInBytes)))
        {
            return null;
        }

        Swap(values);
        return new(MemoryMarshal.Cast<byte, float>(values).ToArray(), featureCount, frameCount);
    }

    private static void Swap(Span<byte> values)
    {
        if (!BitConverter.IsLittleEndian)
        {
            Span<int> words = MemoryMarshal.Cast<byte, int>(values);
            BinaryPrimitives.ReverseEndianness(words, words);
        }
    }
}
