namespace SpeechEmotion.Audio;

/// <summary>How voice activity is decided. Immutable and safe to share between threads.</summary>
public sealed record VoiceActivityOptions
{
    /// <summary>Gets how long speech is taken to go on after its last certain frame, in milliseconds (hangover), 0 to 2000.</summary>
    public int HangoverMilliseconds { get; init; } = 150;

    /// <summary>Gets how much of the signal before a certain frame is counted as speech, in milliseconds, 0 to 500.</summary>
    public int LeadMilliseconds { get; init; } = 60;

    /// <summary>Gets the shortest stretch that counts as speech, in milliseconds, 0 to 5000.</summary>
    public int MinimumSpeechMilliseconds { get; init; } = 100;
}
