using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>What a mask writes over the features. JSON: lower case.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<MaskFill>))]
public enum MaskFill
{
    /// <summary>The feature's mean over the clip: sensible at any scale, and no change at all to features of one frame.</summary>
    Mean,

    /// <summary>Zero: the mean of features that were normalised before.</summary>
    Zero,
}
