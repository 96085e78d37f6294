using System.Buffers.Binary;
using System.Text.Json;

namespace SpeechEmotion.Classification;

/// <summary>
/// Reads the safetensors format. Nothing in the header is believed: every tensor must lie inside the data, follow the one before
/// without gap or overlap, and be as long as its shape says, before memory for its values is taken.
/// </summary>
internal static class SafetensorsReader
{
    /// <summary>The largest file read: the most parameters a network may have, with room for the header.</summary>
    public const long MaxFileBytes = (NetworkDefinition.MaxParameters * 4) + MaxHeaderBytes + 8;

    private const int MaxHeaderBytes = 1 << 20;
    private const int MaxTensors = 16_384;

    /// <summary>The most bytes a file with so many values has.</summary>
    public static long MaxBytesFor(long values) => (values * 4) + MaxHeaderBytes + 8;

    public static WeightSet Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Parse(BoundedRead.ToEnd(stream, MaxFileBytes));
    }

    /// <exception cref="InvalidDataException">The bytes are no safetensors file, or its header does not match its data.</exception>
    public static WeightSet Parse(ReadOnlyMemory<byte> file)
    {
        if (file.Length < 8)
        {
            throw new InvalidDataException($"A safetensors file starts with 8 bytes of header length; there are {file.Length} bytes in all.");
        }

        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(file.Span);
        if (headerLength > MaxHeaderBytes || headerLength > (ulong)(file.Length - 8))
        {
            throw new InvalidDataException(
                $"The header is said to have {headerLength} bytes; the file has {file.Length} and at most {MaxHeaderBytes} are accepted.");
        }

        List<SafetensorsEntry> entries = ReadHeader(file.Slice(8, (int)headerLength));
        ReadOnlyMemory<byte> data = file[(8 + (int)headerLength)..];
        CheckLayout(entries, data.Length);
        try
        {
            return new WeightSet(entries.Select(entry => entry.ToTensor(data)));
        }
        catch (ArgumentException exception)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }

    private static List<SafetensorsEntry> ReadHeader(ReadOnlyMemory<byte> json)
    {
        JsonDocumentOptions options = new() { MaxDepth = 4 };
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, options);
            List<SafetensorsEntry> entries = [];
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                // Free text about the file; it changes no number.
                if (property.Name == "__metadata__")
                {
                    continue;
                }

                entries.Add(SafetensorsEntry.Parse(property.Name, property.Value));
                if (entries.Count > MaxTensors)
                {
                    throw new InvalidDataException($"The file holds more than {MaxTensors} tensors.");
                }
            }

            return entries;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new InvalidDataException($"The safetensors header is not valid: {exception.Message}", exception);
        }
    }

    private static void CheckLayout(List<SafetensorsEntry> entries, long dataLength)
    {
        entries.Sort((a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End.CompareTo(b.End));
        long position = 0;
        foreach (SafetensorsEntry entry in entries)
        {
            if (entry.Begin != position)
            {
                string fault = entry.Begin < position ? "overlaps the tensor before" : "leaves a gap before it";
                throw new InvalidDataException($"Tensor '{entry.Name}' starts at byte {entry.Begin} and {fault}, which ends at {position}.");
            }

            if (entry.End > dataLength)
            {
                throw new InvalidDataException($"Tensor '{entry.Name}' ends at byte {entry.End}; there are {dataLength} bytes of data.");
            }

            position = entry.End;
        }

        if (position != dataLength)
        {
            throw new InvalidDataException($"The tensors end at byte {position}, but there are {dataLength} bytes of data.");
        }
    }
}
