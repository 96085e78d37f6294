namespace SpeechEmotion;

/// <summary>The answer for one stretch of a recording or a live stream.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record EmotionSegment
{
    /// <summary>Gets where the stretch begins, counted from the first sample, written or lost.</summary>
    public required TimeSpan Start { get; init; }

    /// <summary>Gets where the stretch ends, counted from the first sample, written or lost.</summary>
    public required TimeSpan End { get; init; }

    /// <summary>
    /// Gets the most probable emotion, or <see langword="null"/> where nobody speaks or no emotion is as probable as the host demands.
    /// </summary>
    public required string? Emotion { get; init; }

    /// <summary>Gets the probability of the most probable emotion, 0 to 1; 0 where nobody speaks.</summary>
    public required float Confidence { get; init; }

    /// <summary>Gets every emotion, most probable first; empty where nobody speaks.</summary>
    public required IReadOnlyList<EmotionScore> Scores { get; init; }

    /// <summary>Gets the share of the stretch in which somebody speaks, 0 to 1.</summary>
    public required float SpeechRatio { get; init; }

    /// <summary>Gets the channel that was judged, from 0, or <see langword="null"/> for the mean of all.</summary>
    public int? Channel { get; init; }

    /// <summary>Gets whether there was enough speech to judge.</summary>
    public bool IsSpeech => Scores.Count > 0;

    /// <summary>Gets how long the stretch lasts.</summary>
    public TimeSpan Duration => End - Start;
}
