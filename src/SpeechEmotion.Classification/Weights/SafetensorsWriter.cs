using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace SpeechEmotion.Classification;

/// <summary>Writes the safetensors format: header length (8 bytes, little-endian), JSON header, then the values without gaps.</summary>
internal static class SafetensorsWriter
{
    private const int ValuesPerChunk = 16 * 1024;

    /// <summary>Writes a file.</summary>
    /// <param name="weights">The tensors.</param>
    /// <param name="stream">Receives the bytes.</param>
    /// <param name="precision">How values are stored.</param>
    /// <param name="staysFull">Tells which tensors stay float32 all the same, or <see langword="null"/> for none.</param>
    public static void Write(WeightSet weights, Stream stream, WeightPrecision precision, Func<string, bool>? staysFull = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!Enum.IsDefined(precision))
        {
            throw new ArgumentException($"precision must be Full or Half; it was {precision}.", nameof(precision));
        }

        WeightPrecision PrecisionOf(WeightTensor tensor) => staysFull?.Invoke(tensor.Name) == true ? WeightPrecision.Full : precision;
        byte[] header = CreateHeader(weights, PrecisionOf);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        byte[] chunk = ArrayPool<byte>.Shared.Rent(ValuesPerChunk * sizeof(float));
        foreach (WeightTensor tensor in weights)
        {
            WriteValues(tensor, stream, PrecisionOf(tensor), chunk);
        }

        ArrayPool<byte>.Shared.Return(chunk);
    }

    private static byte[] CreateHeader(WeightSet weights, Func<WeightTensor, WeightPrecision> precisionOf)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            long offset = 0;
            json.WriteStartObject();
            foreach (WeightTensor tensor in weights)
            {
                bool isHalf = precisionOf(tensor) == WeightPrecision.Half;
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", isHalf ? "F16" : "F32");
                json.WriteStartArray("shape");
                foreach (int dimension in tensor.Shape)
                {
                    json.WriteNumberValue(dimension);
                }

                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                offset += (long)tensor.Values.Length * (isHalf ? 2 : 4);
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
                    throw new ArgumentException(FormattableString.Invariant($"Tensor '{tensor.Name}' holds {value}, which a 16-bit float cannot store."));
                }

                BinaryPrimitives.WriteHalfLittleEndian(chunk.AsSpan(size), half);
                size += 2;
            }

            stream.Write(chunk, 0, size);
        }
    }
}
