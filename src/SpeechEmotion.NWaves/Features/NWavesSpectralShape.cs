using System.Text.Json.Serialization;

namespace SpeechEmotion.NWaves;

/// <summary>A number that describes the magnitude spectrum of a frame.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<NWavesSpectralShape>))]
public enum NWavesSpectralShape
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

    /// <summary>The logarithm of peak over valley 200 to 400 Hz.</summary>
    Contrast1,

    /// <summary>The logarithm of peak over valley 400 to 800 Hz.</summary>
    Contrast2,

    /// <summary>The logarithm of peak over valley 800 to 1,600 Hz.</summary>
    Contrast3,

    /// <summary>The logarithm of peak over valley 1,600 to 3,200 Hz.</summary>
    Contrast4,

    /// <summary>The logarithm of peak over valley 3,200 to 6,400 Hz.</summary>
    Contrast5,

    /// <summary>The logarithm of peak over valley 6,400 to 12,800 Hz.</summary>
    Contrast6,
}
