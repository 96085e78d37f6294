namespace SpeechEmotion.FFmpeg;

/// <summary>Where the ffmpeg program is and how much it may do. Immutable and safe to share between threads.</summary>
public sealed record FfmpegOptions
{
    /// <summary>Gets the path of the program; <see langword="null"/> looks for <c>ffmpeg</c> on <c>PATH</c>.</summary>
    public string? ProgramPath { get; init; }

    /// <summary>
    /// Gets how long one recording may keep its reader waiting for ffmpeg, in total; the time between reads does not count.
    /// Above 0, or <see cref="Timeout.InfiniteTimeSpan"/> for live streams.
    /// </summary>
    /// <remarks>
    /// A read of the reader ends with the limit even where the recording's own stream stalls. Disposing the reader waits for a read of that
    /// stream that is under way, since the stream is then the caller's again: one whose reads neither return nor heed cancellation holds
    /// up <c>Dispose</c>, and <see cref="FfmpegDecoder.Open(Stream)"/> where it fails, however short the limit.
    /// </remarks>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets the longest sound one recording may give, above 0: a small file can be made to decode to an endless one.</summary>
    public TimeSpan MaximumDuration { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Throws one exception that names every option out of range.</summary>
    internal void Validate()
    {
        List<string> errors = [];
        if (ProgramPath is { Length: 0 })
        {
            errors.Add("ProgramPath must be a path, or null to look on PATH; it was empty.");
        }

        // Longer than a timer can run.
        if (TimeLimit != Timeout.InfiniteTimeSpan && (TimeLimit <= TimeSpan.Zero || TimeLimit.TotalMilliseconds > int.MaxValue))
        {
            errors.Add($"TimeLimit must be above 0 and at most 24 days, or Timeout.InfiniteTimeSpan; it was {TimeLimit}.");
        }

        if (MaximumDuration <= TimeSpan.Zero)
        {
            errors.Add($"MaximumDuration must be above 0; it was {MaximumDuration}.");
        }

        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', errors));
        }
    }
}
