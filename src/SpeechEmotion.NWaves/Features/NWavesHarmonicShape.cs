using System.Text.Json.Serialization;

namespace SpeechEmotion.NWaves;

/// <summary>A number that describes the harmonics of a frame.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<NWavesHarmonicShape>))]
public enum NWavesHarmonicShape
{
    /// <summary>Their mean frequency, in hertz.</summary>
    Centroid,

    /// <summary>The standard deviation around it, in hertz.</summary>
    Spread,

    /// <summary>How far they lie from multiples of the fundamental.</summary>
    Inharmonicity,

    /// <summary>The odd over the even ones.</summary>
    OddToEvenRatio,

    /// <summary>The share of the fundamental.</summary>
    Tristimulus1,

    /// <summary>The share of the second to fourth.</summary>
    Tristimulus2,

    /// <summary>The share of the rest.</summary>
    Tristimulus3,
}
