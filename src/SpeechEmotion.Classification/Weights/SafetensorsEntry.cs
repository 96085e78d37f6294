using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>One tensor as the safetensors header describes it.</summary>
internal sealed record SafetensorsEntry(string Name, string ValueType, IReadOnlyList<int> Shape, long Begin, long End)
{
    /// <exception cref="InvalidDataException">The entry contradicts itself.</exception>
    public static SafetensorsEntry Parse(string name, JsonElement entry)
    {
        IReadOnlyList<int> shape = JsonForms.Int.List.Read(entry.GetProperty("shape"));
        IReadOnlyList<long> offsets = JsonForms.Long.List.Read(entry.GetProperty("data_offsets"));
        string valueType = entry.GetProperty("dtype").GetString() ?? "";
        if (entry.GetPropertyCount() != 3)
        {
            throw new InvalidDataException($"Tensor '{name}' must have dtype, shape and data_offsets and nothing else.");
        }

        if (offsets.Count != 2 || offsets[0] < 0 || offsets[1] < offsets[0])
        {
            throw new InvalidDataException($"Tensor '{name}' has the impossible data_offsets [{string.Join(", ", offsets)}].");
        }

        SafetensorsEntry parsed = new(name, valueType, shape, offsets[0], offsets[1]);
        parsed.CheckSize();
        return parsed;
    }

    public WeightTensor ToTensor(ReadOnlyMemory<byte> data)
    {
        ReadOnlySpan<byte> bytes = data.Span[(int)Begin..(int)End];
        float[] values = new float[bytes.Length / SizeOf(Name, ValueType)];
        Decode(bytes, ValueType, values);
        return new WeightTensor(Name, Shape, values);
    }

    // Optimised at once: a file is read once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Decode(ReadOnlySpan<byte> bytes, string valueType, Span<float> values)
    {
        switch (valueType)
        {
            case "F16":
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(i * 2)..]);
                }

                break;
            case "BF16":
                for (int i = 0; i < values.Length; i++)
                {
                    // bfloat16 is the upper half of a float32.
                    values[i] = BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes[(i * 2)..]) << 16);
                }

                break;
            default:
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * 4)..]);
                }

                break;
        }
    }

    private static int SizeOf(string name, string valueType) => valueType switch
    {
        "F32" => 4,
        "F16" or "BF16" => 2,
        _ => throw new InvalidDataException($"Tensor '{name}' has dtype '{valueType}'; F32, F16 and BF16 are read."),
    };

    private void CheckSize()
    {
        long needed = SizeOf(Name, ValueType);
        foreach (int dimension in Shape)
        {
            needed = dimension < 0 || needed > SafetensorsReader.MaxFileBytes ? -1 : needed * dimension;
            if (needed < 0)
            {
                break;
            }
        }

        if (needed != End - Begin)
        {
            throw new InvalidDataException(
                $"Tensor '{Name}' of shape [{string.Join(", ", Shape)}] ({ValueType}) does not fit its {End - Begin} bytes of data.");
        }
    }
}
