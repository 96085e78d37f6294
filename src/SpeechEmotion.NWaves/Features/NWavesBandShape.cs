using System.Text.Json.Serialization;

namespace SpeechEmotion.NWaves;

/// <summary>A number that describes the octave bands of a frame.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<NWavesBandShape>))]
public enum NWavesBandShape
{
    /// <summary>The mean frequency, in hertz.</summary>
    Centroid,

    /// <summary>The standard deviation around it, in hertz.</summary>
    Spread,

    /// <summary>The geometric mean over the arithmetic mean, 0 to 1.</summary>
    Flatness,

    /// <summary>The share above a frequency.</summary>
    Noiseness,

    /// <summary>The frequency below which a share lies, in hertz.</summary>
    Rolloff,

    /// <summary>The peak power over the mean power.</summary>
    Crest,

    /// <summary>The entropy over its maximum.</summary>
    Entropy,

    /// <summary>How fast the spectrum falls.</summary>
    Decrease,

    /// <summary>The sum of the bands raised to 0.23.</summary>
    Loudness,

    /// <summary>The weight of the high bands in the loudness.</summary>
    Sharpness,
}
