using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>What takes the place of the samples that a shift moves away. JSON: lower case.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<TimeShiftFill>))]
public enum TimeShiftFill
{
    /// <summary>The samples that left at the other end, as numpy's <c>roll</c> does.</summary>
    Wrap,

    /// <summary>Silence.</summary>
    Zero,
}
