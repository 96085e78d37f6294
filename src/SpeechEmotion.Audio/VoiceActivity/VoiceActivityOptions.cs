namespace SpeechEmotion.Audio;

/// <summary>How voice activity is decided. Immutable and safe to share between threads.</summary>
public sealed record VoiceActivityOptions
{
    /// <summary>
    /// Gets the probability from which a frame is certain to be speech, above 0.5 and below 1. Higher values miss more and mistake less.
    /// </summary>
    public float Threshold { get; init; } = 0.85f;

    /// <summary>Gets how much certain speech a signal must hold in total to count as speech, in milliseconds, 16 to 10000.</summary>
    public int MinimumSpeechMilliseconds { get; init; } = 250;

    /// <summary>Gets how long speech is taken to go on after its last frame (hangover), in milliseconds, 0 to 2000.</summary>
    public int HangoverMilliseconds { get; init; } = 150;

    /// <summary>Gets how long before its first frame speech is taken to begin, in milliseconds, 0 to 500.</summary>
    public int LeadMilliseconds { get; init; } = 60;

    /// <summary>Throws one exception that names every option out of range.</summary>
    /// <exception cref="ArgumentException">One or more options are out of range.</exception>
    internal void Validate() => OptionRules.Checked(this, Errors());

    /// <summary>Lists what is wrong: one sentence each, which begins with the option's name.</summary>
    internal IEnumerable<string> Errors() => OptionRules.Failures(
        Threshold is > 0.5f and < 1 ? null : FormattableString.Invariant($"{nameof(Threshold)} must be above 0.5 and below 1; it was {Threshold}."),
        OptionRules.Number(nameof(MinimumSpeechMilliseconds), MinimumSpeechMilliseconds, 16, 10_000),
        OptionRules.Number(nameof(HangoverMilliseconds), HangoverMilliseconds, 0, 2_000),
        OptionRules.Number(nameof(LeadMilliseconds), LeadMilliseconds, 0, 500));
}
