using System.Text.Json;

namespace SpeechEmotion.Features;

/// <summary>How values of a type stand in JSON.</summary>
/// <param name="Wanted">What is accepted, in words.</param>
/// <param name="Write">Writes a value.</param>
/// <param name="Read">Reads a value; throws <see cref="InvalidOperationException"/> or <see cref="FormatException"/> where it is of another form.</param>
internal sealed record JsonForm<T>(string Wanted, Action<Utf8JsonWriter, T> Write, Func<JsonElement, T> Read)
{
    /// <summary>Gets the form of a list of such values.</summary>
    public JsonForm<IReadOnlyList<T>> List => new($"a list of {Wanted}", WriteList, ReadList);

    /// <summary>Gets the form of an object whose members may have any name and have such values.</summary>
    public JsonForm<IReadOnlyDictionary<string, T>> Table => new($"an object of {Wanted}", WriteTable, ReadTable);

    private void WriteList(Utf8JsonWriter writer, IReadOnlyList<T> values)
    {
        writer.WriteStartArray();
        foreach (T value in values)
        {
            Write(writer, value);
        }

        writer.WriteEndArray();
    }

    private T[] ReadList(JsonElement list)
    {
        T[] values = new T[list.GetArrayLength()];
        int count = 0;
        foreach (JsonElement value in list.EnumerateArray())
        {
            values[count++] = Read(value);
        }

        return values;
    }

    private void WriteTable(Utf8JsonWriter writer, IReadOnlyDictionary<string, T> table)
    {
        writer.WriteStartObject();
        foreach ((string name, T value) in table)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private Dictionary<string, T> ReadTable(JsonElement table)
    {
        Dictionary<string, T> values = new(StringComparer.Ordinal);
        foreach (JsonProperty member in table.EnumerateObject())
        {
            if (!values.TryAdd(member.Name, Read(member.Value)))
            {
                throw new FormatException($"'{member.Name}' is given more than once.");
            }
        }

        return values;
    }
}
