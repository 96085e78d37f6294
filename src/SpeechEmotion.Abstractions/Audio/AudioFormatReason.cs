namespace SpeechEmotion;

/// <summary>Why a recording could not be read, so that a host can tell what to do about it.</summary>
public enum AudioFormatReason
{
    /// <summary>The bytes are broken: no attempt will read them.</summary>
    Corrupt,

    /// <summary>The bytes may be sound, but their format, encoding or length is not supported.</summary>
    NotSupported,

    /// <summary>A program that decodes the format is not installed or cannot be started; the recording may be sound.</summary>
    DecoderMissing,

    /// <summary>Decoding was ended from outside, by a signal or a time limit; the recording may be sound, and another attempt may read it.</summary>
    Interrupted,
}
