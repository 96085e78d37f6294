namespace SpeechEmotion.Audio;

/// <summary>One stretch of speech.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
public readonly record struct SpeechSegment(TimeSpan Start, TimeSpan End)
{
    /// <summary>Gets how long it lasts.</summary>
    public TimeSpan Duration => End - Start;
}
