using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SpeechEmotion.TestKit;

/// <summary>An array in NumPy's .npy format (versions 1 and 2, C order, little endian), as the golden files are stored.</summary>
public sealed partial class NpyFile
{
    private NpyFile(string dataType, int[] shape, double[] values)
    {
        DataType = dataType;
        Shape = shape;
        Values = values;
    }

    /// <summary>Gets NumPy's type, for example <c>"f4"</c>.</summary>
    public string DataType { get; }

    /// <summary>Gets the shape; a scalar has none.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Gets the values in C order; a complex value is two numbers, real part first.</summary>
    public double[] Values { get; }

    /// <summary>Returns the values as float32 (exact where the file holds float32 or complex64).</summary>
    public float[] ToSingle() => Array.ConvertAll(Values, static value => (float)value);

    public static NpyFile Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.Length < 12 || bytes[0] != 0x93 || !bytes.AsSpan(1, 5).SequenceEqual("NUMPY"u8))
        {
            throw new InvalidDataException($"'{path}' is not a .npy file.");
        }

        bool isLong = bytes[6] >= 2;
        int headerLength = isLong
            ? BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8))
            : BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        int headerStart = isLong ? 12 : 10;
        string header = Encoding.ASCII.GetString(bytes, headerStart, headerLength);
        if (header.Contains("'fortran_order': True", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"'{path}' is in Fortran order.");
        }

        string dataType = DescriptionPattern().Match(header).Groups[1].Value;
        int[] shape = [.. ShapePattern().Match(header).Groups[1].Value
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(static size => int.Parse(size, CultureInfo.InvariantCulture))];
        double[] values = Decode(bytes.AsSpan(headerStart + headerLength), dataType);
        int expected = shape.Aggregate(1, static (product, size) => product * size) * (dataType[0] == 'c' ? 2 : 1);
        return values.Length == expected
            ? new NpyFile(dataType, shape, values)
            : throw new InvalidDataException($"'{path}' holds {values.Length} numbers; its shape needs {expected}.");
    }

    private static double[] Decode(ReadOnlySpan<byte> data, string dataType)
    {
        int size = dataType is "c8" or "c16" ? dataType.Length == 2 ? 4 : 8 : int.Parse(dataType.AsSpan(1), CultureInfo.InvariantCulture);
        double[] values = new double[data.Length / size];
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> item = data[(i * size)..];
            values[i] = dataType switch
            {
                "f4" or "c8" => BinaryPrimitives.ReadSingleLittleEndian(item),
                "f8" or "c16" => BinaryPrimitives.ReadDoubleLittleEndian(item),
                "u1" or "b1" => item[0],
                "i1" => (sbyte)item[0],
                "i2" => BinaryPrimitives.ReadInt16LittleEndian(item),
                "i4" => BinaryPrimitives.ReadInt32LittleEndian(item),
                "i8" => BinaryPrimitives.ReadInt64LittleEndian(item),
                _ => throw new InvalidDataException($".npy type '{dataType}' is not supported."),
            };
        }

        return values;
    }

    [GeneratedRegex("'descr': '[<|=]?([a-z][0-9]+)'")]
    private static partial Regex DescriptionPattern();

    [GeneratedRegex(@"'shape': \(([^)]*)\)")]
    private static partial Regex ShapePattern();
}
