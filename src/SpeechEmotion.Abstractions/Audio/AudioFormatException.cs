namespace SpeechEmotion;

/// <summary>The bytes could not be read as audio; <see cref="Reason"/> says whether that lies in them.</summary>
public sealed class AudioFormatException : Exception
{
    /// <summary>Creates the exception for bytes that are broken or not supported.</summary>
    /// <param name="message">What was found, what is accepted and what to do.</param>
    /// <param name="isCorrupt">
    /// Whether the bytes are broken (<see cref="AudioFormatReason.Corrupt"/>) or merely not supported (<see cref="AudioFormatReason.NotSupported"/>).
    /// </param>
    /// <param name="innerException">The cause, where there is one.</param>
    public AudioFormatException(string message, bool isCorrupt, Exception? innerException = null)
        : this(message, isCorrupt ? AudioFormatReason.Corrupt : AudioFormatReason.NotSupported, innerException)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was found, what is accepted and what to do.</param>
    /// <param name="reason">Why the recording could not be read.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public AudioFormatException(string message, AudioFormatReason reason, Exception? innerException = null)
        : base(message, innerException) => Reason = reason;

    /// <summary>Gets why the recording could not be read.</summary>
    public AudioFormatReason Reason { get; }

    /// <summary>Gets whether the bytes are broken; <see langword="false"/> for every other <see cref="Reason"/>.</summary>
    public bool IsCorrupt => Reason == AudioFormatReason.Corrupt;
}
