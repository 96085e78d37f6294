using SpeechEmotion.Audio;

namespace SpeechEmotion.Features;

/// <summary>Trimming by voice activity: only the part of a recording in which somebody speaks is kept.</summary>
/// <param name="Threshold">The probability from which a frame is certain to be speech, above 0.5 and below 1.</param>
/// <param name="MinimumSpeechMilliseconds">
/// With less certain speech than this in total, 16 to 10,000 ms, the recording is kept whole: training then still sees it, and whether a
/// prediction answers "no speech" is for <c>EmotionRecognizer</c> to say.
/// </param>
/// <param name="LeadMilliseconds">What is kept before a stretch of speech, 0 to 500 ms.</param>
/// <param name="HangoverMilliseconds">What is kept after it, 0 to 2,000 ms.</param>
/// <param name="LongestPauseMilliseconds">
/// Pauses between stretches of speech are shortened to this, 0 to 60,000 ms; <see langword="null"/> = they are kept as they are.
/// </param>
/// <remarks>
/// Speech is looked for in a copy whose peak is half of full scale, so that gain changes nothing. More is kept around speech than a
/// detector alone takes for it: soft first and last sounds carry emotion. Immutable and safe to share between threads. See
/// <see cref="VoiceActivityDetector"/> and <see cref="SpeechTrimmer"/>.
/// </remarks>
public sealed record VoiceActivityTrimming(
    float Threshold = 0.85f,
    int MinimumSpeechMilliseconds = 250,
    int LeadMilliseconds = 200,
    int HangoverMilliseconds = 250,
    int? LongestPauseMilliseconds = null)
{
    private const string JsonPath = "voice_activity";

    /// <summary>Lists what is wrong with the options: one sentence each, with the found and the accepted values.</summary>
    public IEnumerable<string> GetErrors() => ToDetectorOptions().Errors().Select(WithJsonName).Concat(OptionRules.Failures(
        LongestPauseMilliseconds is < 0 or > 60_000
            ? WithJsonName($"{nameof(LongestPauseMilliseconds)} must be between 0 and 60000, or null; it was {LongestPauseMilliseconds}.")
            : null));

    internal VoiceActivityTrimming Exchange(JsonMembers json) => new(
        json.Member(JsonName(nameof(Threshold)), Threshold),
        json.Member(JsonName(nameof(MinimumSpeechMilliseconds)), MinimumSpeechMilliseconds),
        json.Member(JsonName(nameof(LeadMilliseconds)), LeadMilliseconds),
        json.Member(JsonName(nameof(HangoverMilliseconds)), HangoverMilliseconds),
        json.Member(JsonName(nameof(LongestPauseMilliseconds)), LongestPauseMilliseconds));

    /// <summary>Gives the options of the detector.</summary>
    internal VoiceActivityOptions ToDetectorOptions() => new()
    {
        Threshold = Threshold,
        MinimumSpeechMilliseconds = MinimumSpeechMilliseconds,
        LeadMilliseconds = LeadMilliseconds,
        HangoverMilliseconds = HangoverMilliseconds,
    };

    private static string JsonName(string option) => option switch
    {
        nameof(Threshold) => "threshold",
        nameof(MinimumSpeechMilliseconds) => "min_speech_ms",
        nameof(LeadMilliseconds) => "lead_ms",
        nameof(HangoverMilliseconds) => "hangover_ms",
        _ => "max_pause_ms",
    };

    // A sentence begins with the option's name.
    private static string WithJsonName(string error)
    {
        string option = error[..error.IndexOf(' ', StringComparison.Ordinal)];
        return $"{option} ({JsonPath}.{JsonName(option)}){error[option.Length..]}";
    }
}
