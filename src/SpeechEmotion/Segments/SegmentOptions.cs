using SpeechEmotion.Classification;

namespace SpeechEmotion;

/// <summary>How a long recording or a live stream is divided and judged.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record SegmentOptions
{
    /// <summary>
    /// Gets how much sound one answer is based on, 0.5 to 60 seconds. A model whose recipe looks at less than that gets windows of the
    /// recipe's duration. A recording shorter than a window is one window.
    /// </summary>
    public double WindowSeconds { get; init; } = LongClip.WindowSeconds;

    /// <summary>
    /// Gets the time from one window to the next, 0.1 seconds to <see cref="WindowSeconds"/>; less than a window makes windows overlap.
    /// The last window ends with the recording and may overlap more.
    /// </summary>
    public double HopSeconds { get; init; } = LongClip.HopSeconds;

    /// <summary>
    /// Gets the share of the previous window's smoothed probabilities in those of a window, 0 (none) to below 1. A window without speech
    /// starts anew.
    /// </summary>
    public float Smoothing { get; init; }

    /// <summary>
    /// Gets the share of speech below which a window counts as one where nobody speaks, 0 to 1. The detector's
    /// <see cref="Audio.VoiceActivityOptions.MinimumSpeechMilliseconds"/> holds for every window as well.
    /// </summary>
    public float MinimumSpeechRatio { get; init; } = 0.2f;

    /// <summary>
    /// Gets whether windows are joined to turns: neighbours with the same answer become one stretch, and stretches do not overlap
    /// (they meet half-way between the middles of two windows). A turn is given once the one after it is long enough. No turn reaches over
    /// a loss of more than a second (<see cref="IEmotionSession.WriteLost"/>).
    /// </summary>
    public bool MergeTurns { get; init; }

    /// <summary>
    /// Gets the length below which a turn is counted to the one before it (at the beginning: after it), 0 to 3600 seconds;
    /// used with <see cref="MergeTurns"/>.
    /// </summary>
    public double MinimumTurnSeconds { get; init; } = 1;

    /// <summary>Gets the channel to judge, from 0; <see langword="null"/> for the mean of all. Not together with <see cref="PerChannel"/>.</summary>
    public int? Channel { get; init; }

    /// <summary>
    /// Gets whether what is judged (each channel, with <see cref="PerChannel"/>) is one speaker, so that how this voice sounds to the model is
    /// learnt from the windows so far and taken off: half of it after five windows' length of speech, four fifths after twenty. Not
    /// together with a <see cref="SpeakerProfile"/>.
    /// </summary>
    /// <remarks>
    /// As for profiles, what the speaker always does is taken for how they sound: where most speech is neutral, say so with
    /// <see cref="EmotionRecognizerOptions.Priors"/>.
    /// </remarks>
    public bool LearnSpeaker { get; init; }

    /// <summary>Gets whether every channel is judged for itself, as for calls with one speaker a channel.</summary>
    public bool PerChannel { get; init; }

    /// <summary>
    /// Gets what is called once, after the last segment was read, with what was seen of the whole recording or session: length, level,
    /// clipping, what mixing the channels lost, and warnings in words. What a stream lost on the way is not in the length.
    /// <see cref="PredictionDiagnostics.DurationUsed"/> is the sound in windows with speech, all channels added up. Called on a worker thread,
    /// before the enumeration ends; what it throws ends the enumeration.
    /// </summary>
    public Action<PredictionDiagnostics>? Completed { get; init; }

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

    /// <summary>Lists what is wrong: one sentence each, with the found and the accepted values.</summary>
    internal IEnumerable<string> Errors()
    {
        if (!(WindowSeconds is >= 0.5 and <= 60))
        {
            yield return FormattableString.Invariant($"WindowSeconds must be between 0.5 and 60; it was {WindowSeconds}.");
        }

        if (!(HopSeconds >= 0.1 && HopSeconds <= WindowSeconds))
        {
            yield return FormattableString.Invariant($"HopSeconds must be between 0.1 and WindowSeconds ({WindowSeconds}); it was {HopSeconds}.");
        }

        if (!(Smoothing is >= 0 and < 1))
        {
            yield return FormattableString.Invariant($"Smoothing must be 0 or more and below 1; it was {Smoothing}.");
        }

        if (!(MinimumSpeechRatio is >= 0 and <= 1))
        {
            yield return FormattableString.Invariant($"MinimumSpeechRatio must be between 0 and 1; it was {MinimumSpeechRatio}.");
        }

        if (!(MinimumTurnSeconds is >= 0 and <= 3600))
        {
            yield return FormattableString.Invariant($"MinimumTurnSeconds must be between 0 and 3600; it was {MinimumTurnSeconds}.");
        }

        if (Channel < 0)
        {
            yield return $"Channel must be 0 or more, or null for the mean of all; it was {Channel}.";
        }

        if (Channel is not null && PerChannel)
        {
            yield return $"Channel must be null where PerChannel is set; it was {Channel}.";
        }
    }
}
