namespace SpeechEmotion;

/// <summary>A file of a corpus carries a label that cannot be read.</summary>
public sealed class DatasetFormatException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The file, what was found in its name or table, and what is accepted.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public DatasetFormatException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
