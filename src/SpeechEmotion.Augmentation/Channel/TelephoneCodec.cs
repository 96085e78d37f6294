using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>How much of a telephone line is imitated. JSON: snake case.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<TelephoneCodec>))]
public enum TelephoneCodec
{
    /// <summary>Only the band of the line.</summary>
    None,

    /// <summary>The band, then 8,000 samples a second and back.</summary>
    Narrowband,

    /// <summary>The band, 8,000 samples a second and 8-bit mu-law coding (ITU-T G.711), and back.</summary>
    MuLaw,
}
