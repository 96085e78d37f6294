namespace SpeechEmotion.Audio;

/// <summary>Where in a signal there is speech. Immutable and safe to share between threads.</summary>
public sealed record VoiceActivity
{
    /// <summary>
    /// Gets whether there is enough certain speech to judge (<see cref="VoiceActivityOptions.MinimumSpeechMilliseconds"/>).
    /// </summary>
    public required bool IsSpeech { get; init; }

    /// <summary>Gets the share of the signal's time that is speech, 0 to 1.</summary>
    public required float SpeechRatio { get; init; }

    /// <summary>
    /// Gets the stretches of speech in order, with lead and hangover; they do not overlap. A few short ones can stand where
    /// <see cref="IsSpeech"/> is false.
    /// </summary>
    public required IReadOnlyList<SpeechSegment> Segments { get; init; }

    /// <summary>
    /// Gets the level of the background in decibels relative to full scale; negative infinity for digital silence (nothing above −110 dB) and
    /// for sound of less than 48 milliseconds, of which nothing is known.
    /// </summary>
    public required float NoiseFloorDecibels { get; init; }

    /// <summary>Gets the estimated ratio of speech to background in decibels, or <see langword="null"/> without speech.</summary>
    public required float? EstimatedSnrDecibels { get; init; }
}
