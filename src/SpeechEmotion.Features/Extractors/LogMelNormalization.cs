using System.Text.Json.Serialization;

namespace SpeechEmotion.Features;

/// <summary>How the decibels of a log-mel spectrogram are normalised within each clip.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LogMelNormalization>))]
public enum LogMelNormalization
{
    /// <summary>Decibels as they are.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>Minus the mean of the clip, divided by the standard deviation of the clip.</summary>
    [JsonStringEnumMemberName("clip")]
    Clip,

    /// <summary>
    /// Minus each band's mean over the clip, divided by one standard deviation of what is left of the whole clip: the channel's
    /// colour is removed, the relative strength of the bands' movements is kept.
    /// </summary>
    [JsonStringEnumMemberName("band_mean")]
    BandMean,
}
