using System.Text.Json.Serialization;

namespace SpeechEmotion.NWaves;

/// <summary>A number that describes the samples of a frame.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<NWavesTimeDomainShape>))]
public enum NWavesTimeDomainShape
{
    /// <summary>The mean square.</summary>
    Energy,

    /// <summary>The root mean square.</summary>
    Rms,

    /// <summary>Changes of sign a sample.</summary>
    ZeroCrossingRate,

    /// <summary>The entropy of the distribution of absolute values.</summary>
    Entropy,
}
