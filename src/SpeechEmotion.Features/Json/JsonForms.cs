using System.Text.Json;

namespace SpeechEmotion.Features;

/// <summary>The forms of single values.</summary>
internal static class JsonForms
{
    public static JsonForm<string> Text => new("texts", static (writer, value) => writer.WriteStringValue(value), ReadText);

    public static JsonForm<int> Int => new("whole numbers", static (writer, value) => writer.WriteNumberValue(value), static value => value.GetInt32());

    public static JsonForm<long> Long => new("whole numbers", static (writer, value) => writer.WriteNumberValue(value), static value => value.GetInt64());

    public static JsonForm<float> Single => new("numbers", static (writer, value) => writer.WriteNumberValue(value), static value => value.GetSingle());

    public static JsonForm<double> Double => new("numbers", static (writer, value) => writer.WriteNumberValue(value), static value => value.GetDouble());

    public static JsonForm<DateTimeOffset> Date =>
        new("dates as ISO 8601 writes them", static (writer, value) => writer.WriteStringValue(value), static value => value.GetDateTimeOffset());

    /// <summary>Gets the form of anything.</summary>
    public static JsonForm<JsonElement> Any => new("any values", static (writer, value) => value.WriteTo(writer), static value => value.Clone());

    // GetString gives null for null.
    private static string ReadText(JsonElement value) => value.GetString() ?? throw new FormatException();
}
