namespace SpeechEmotion;

/// <summary>The bytes are not audio that can be read: either corrupt, or sound but not supported.</summary>
public sealed class AudioFormatException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was found, what is accepted and what to do.</param>
    /// <param name="isCorrupt">Whether the bytes are broken (<see langword="true"/>) or merely not supported.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public AudioFormatException(string message, bool isCorrupt, Exception? innerException = null)
        : base(message, innerException) => IsCorrupt = isCorrupt;

    /// <summary>Gets whether the bytes are broken; <see langword="false"/> means a format or encoding that is not supported.</summary>
    public bool IsCorrupt { get; }
}
