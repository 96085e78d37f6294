using System.Text.Json;

namespace SpeechEmotion.Features;

/// <summary>The forms of lists and tables of values.</summary>
/// <remarks>
/// Beside <see cref="JsonForm{T}"/> instead of in it: a type whose members name lists of itself is a recursion without end to a native compiler.
/// </remarks>
internal static class JsonCollections
{
    extension<T>(JsonForm<T> form)
    {
        /// <summary>Gets the form of a list of such values.</summary>
        public JsonForm<IReadOnlyList<T>> List => new(
            $"a list of {form.Wanted}", (writer, values) => WriteList(form, writer, values), list => ReadList(form, list));

        /// <summary>Gets the form of an object whose members may have any name and have such values.</summary>
        public JsonForm<IReadOnlyDictionary<string, T>> Table => new(
            $"an object of {form.Wanted}", (writer, table) => WriteTable(form, writer, table), table => ReadTable(form, table));
    }

    private static void WriteList<T>(JsonForm<T> form, Utf8JsonWriter writer, IReadOnlyList<T> values)
    {
        writer.WriteStartArray();
        foreach (T value in values)
        {
            form.Write(writer, value);
        }

        writer.WriteEndArray();
    }

    private static T[] ReadList<T>(JsonForm<T> form, JsonElement list)
    {
        T[] values = new T[list.GetArrayLength()];
        int count = 0;
        foreach (JsonElement value in list.EnumerateArray())
        {
            values[count++] = form.Read(value);
        }

        return values;
    }

    private static void WriteTable<T>(JsonForm<T> form, Utf8JsonWriter writer, IReadOnlyDictionary<string, T> table)
    {
        writer.WriteStartObject();
        foreach ((string name, T value) in table)
        {
            writer.WritePropertyName(name);
            form.Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static Dictionary<string, T> ReadTable<T>(JsonForm<T> form, JsonElement table)
    {
        Dictionary<string, T> values = new(StringComparer.Ordinal);
        foreach (JsonProperty member in table.EnumerateObject())
        {
            if (!values.TryAdd(member.Name, form.Read(member.Value)))
            {
                throw new FormatException($"'{member.Name}' is given more than once.");
            }
        }

        return values;
    }
}
