namespace SpeechEmotion.Audio;

/// <summary>Which part of a recording to read, and in which form. Immutable and safe to share between threads.</summary>
public sealed record AudioReadOptions
{
    /// <summary>
    /// Gets the seconds to skip (librosa's <c>offset</c>): <c>int(offset × rate)</c> frames at the recording's own rate. 0 or more.
    /// </summary>
    public double OffsetSeconds { get; init; }

    /// <summary>
    /// Gets the most seconds to read (librosa's <c>duration</c>): <c>int(duration × rate)</c> frames at the recording's own rate.
    /// 0 or more; <see langword="null"/> reads to the end.
    /// </summary>
    public double? DurationSeconds { get; init; }

    /// <summary>
    /// Gets the rate to resample to, 1 to <see cref="AudioSignal.MaxSampleRate"/> Hz; <see langword="null"/> keeps the recording's own.
    /// </summary>
    public int? SampleRate { get; init; }

    /// <summary>Gets the only channel to read, counted from 0; <see langword="null"/> takes the mean of all channels.</summary>
    public int? Channel { get; init; }

    /// <summary>Gets the rate above which the recording's own is not kept: what hosts' memory is bounded by is samples, not seconds.</summary>
    internal int HighestOwnRate { get; init; } = AudioSignal.MaxSampleRate;

    /// <summary>Throws one exception that names every option out of range.</summary>
    /// <exception cref="ArgumentException">One or more options are out of range.</exception>
    internal void Validate() => OptionRules.Checked(this, OptionRules.Failures(
        OffsetSeconds >= 0 && double.IsFinite(OffsetSeconds)
            ? null
            : FormattableString.Invariant($"OffsetSeconds must be 0 or more; it was {OffsetSeconds}."),
        DurationSeconds is not { } duration || (duration >= 0 && double.IsFinite(duration))
            ? null
            : FormattableString.Invariant($"DurationSeconds must be 0 or more, or null for all; it was {duration}."),
        SampleRate is < 1 or > AudioSignal.MaxSampleRate
            ? $"SampleRate must be between 1 and {AudioSignal.MaxSampleRate} Hz, or null for the recording's own; it was {SampleRate}."
            : null,
        Channel < 0 ? $"Channel must be 0 or more, or null for the mean of all; it was {Channel}." : null));
}
