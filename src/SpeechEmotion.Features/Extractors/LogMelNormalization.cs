namespace SpeechEmotion.Features;

/// <summary>How the decibels of a log-mel spectrogram are normalised within each clip.</summary>
public enum LogMelNormalization
{
    /// <summary>Decibels as they are.</summary>
    None,

    /// <summary>Minus the mean of the clip, divided by the standard deviation of the clip.</summary>
    Clip,

    /// <summary>
    /// Minus each band's mean over the clip, divided by one standard deviation of what is left of the whole clip: the channel's
    /// colour is removed, the relative strength of the bands' movements is kept.
    /// </summary>
    BandMean,
}
