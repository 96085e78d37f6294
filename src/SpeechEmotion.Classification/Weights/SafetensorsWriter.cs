using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace SpeechEmotion.Classification;

/// <summary>Writes the safetensors format: header length (8 bytes, little-endian), JSON header, then the values without gaps.</summary>
internal static class SafetensorsWriter
{
    private const int ValuesPerChunk = 16 * 1024;

    public static void Write(WeightSet weights, Stream stream, WeightPrecision precision)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!Enum.IsDefined(precision))
        {
            throw new ArgumentException($"precision must be Full or Half; it was {precision}.", nameof(precision));
        }

        int valueSize = precision == WeightPrecision.Half ? 2 : 4;
        byte[] header = CreateHeader(weights, precision, valueSize);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        byte[] chunk = ArrayPool<byte>.Shared.Rent(ValuesPerChunk * valueSize);
        foreach (WeightTensor tensor in weights)
        {
            WriteValues(tensor, stream, precision, chunk);
        }

        ArrayPool<byte>.Shared.Return(chunk);
    }

    private static byte[] CreateHeader(WeightSet weights, WeightPrecision precision, int valueSize)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            long offset = 0;
            json.WriteStartObject();
            foreach (WeightTensor tensor in weights)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", precision == WeightPrecision.Half ? "F16" : "F32");
                json.WriteStartArray("shape");
                foreach (int dimension in tensor.Shape)
                {
                    json.WriteNumberValue(dimension);
                }

                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                offset += (long)tensor.Values.Length * valueSize;
                json.WriteNumberValue(offset);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // Spaces up to a multiple of 8 keep the values aligned for readers that map the file into memory.
        int padded = (buffer.WrittenCount + 7) & ~7;
        byte[] header = new byte[padded];
        header.AsSpan().Fill((byte)' ');
        buffer.WrittenSpan.CopyTo(header);
        return header;
    }

    private static void WriteValues(WeightTensor tensor, Stream stream, WeightPrecision precision, byte[] chunk)
    {
        ReadOnlySpan<float> values = tensor.Values.Span;
        for (int start = 0; start < values.Length; start += ValuesPerChunk)
        {
            ReadOnlySpan<float> part = values[start..Math.Min(start + ValuesPerChunk, values.Length)];
            int size = 0;
            foreach (float value in part)
            {
                if (precision == WeightPrecision.Full)
                {
                    BinaryPrimitives.WriteSingleLittleEndian(chunk.AsSpan(size), value);
                    size += 4;
                    continue;
                }

                Half half = (Half)value;
                if (!Half.IsFinite(half))
                {
                    throw new ArgumentException($"Tensor '{tensor.Name}' holds {value}, which a 16-bit float cannot store.");
                }

                BinaryPrimitives.WriteHalfLittleEndian(chunk.AsSpan(size), half);
                size += 2;
            }

            stream.Write(chunk, 0, size);
        }
    }
}
