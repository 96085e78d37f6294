using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpeechEmotion.NWaves;

/// <summary>Writes enum members in snake case and refuses numbers, which would change meaning when members are reordered.</summary>
internal sealed class SnakeCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
