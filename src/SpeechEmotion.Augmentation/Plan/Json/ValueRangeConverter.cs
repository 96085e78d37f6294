using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Reads and writes a <see cref="ValueRange"/> as a number or as an array of two; public for steps from outside this package.</summary>
public sealed class ValueRangeConverter : JsonConverter<ValueRange>
{
    /// <inheritdoc/>
    public override ValueRange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.GetDouble();
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Malformed();
        }

        double minimum = ReadNumber(ref reader);
        double maximum = ReadNumber(ref reader);
        return reader.Read() && reader.TokenType == JsonTokenType.EndArray ? new ValueRange(minimum, maximum) : throw Malformed();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ValueRange value, JsonSerializerOptions options)
    {
        if (value.Minimum == value.Maximum)
        {
            writer.WriteNumberValue(value.Minimum);
            return;
        }

        writer.WriteStartArray();
        writer.WriteNumberValue(value.Minimum);
        writer.WriteNumberValue(value.Maximum);
        writer.WriteEndArray();
    }

    private static double ReadNumber(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.Number ? reader.GetDouble() : throw Malformed();

    private static JsonException Malformed() => new("A range is a number or [minimum, maximum].");
}
