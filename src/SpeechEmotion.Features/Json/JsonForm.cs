using System.Text.Json;

namespace SpeechEmotion.Features;

/// <summary>How values of a type stand in JSON.</summary>
/// <param name="Wanted">What is accepted, in words.</param>
/// <param name="Write">Writes a value.</param>
/// <param name="Read">Reads a value; throws <see cref="InvalidOperationException"/> or <see cref="FormatException"/> where it is of another form.</param>
internal sealed record JsonForm<T>(string Wanted, Action<Utf8JsonWriter, T> Write, Func<JsonElement, T> Read);
