namespace SpeechEmotion;

/// <summary>How a live stream is judged.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record SessionOptions
{
    /// <summary>Gets windows, hop, smoothing and turns. A session has one channel: the choice of channels is left at its default.</summary>
    public SegmentOptions Segments { get; init; } = new();

    /// <summary>
    /// Gets how much sound may wait to be judged, 0.1 to 600 seconds, before <see cref="EmotionSession.Write"/> refuses and
    /// <see cref="EmotionSession.WriteAsync"/> waits. The memory is taken when the session opens.
    /// </summary>
    public double QueueSeconds { get; init; } = 30;

    /// <summary>Throws one exception that names every option out of range.</summary>
    /// <exception cref="ArgumentException">One or more options are out of range.</exception>
    internal void Validate(string parameterName)
    {
        string errors = string.Join(' ', Errors());
        if (errors.Length > 0)
        {
            throw new ArgumentException(errors, parameterName);
        }
    }

    private IEnumerable<string> Errors()
    {
        if (!(QueueSeconds is >= 0.1 and <= 600))
        {
            yield return FormattableString.Invariant($"QueueSeconds must be between 0.1 and 600; it was {QueueSeconds}.");
        }

        if (Segments is null)
        {
            yield return "Segments must not be null.";
            yield break;
        }

        foreach (string error in Segments.Errors())
        {
            yield return error;
        }

        if (Segments.Channel is not null || Segments.PerChannel)
        {
            yield return "A session has one channel: Segments.Channel must be null and Segments.PerChannel false. Open a session for each channel.";
        }
    }
}
