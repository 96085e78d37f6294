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
    /// <summary>Lists what is wrong with the options: one sentence each, with the found and the accepted values.</summary>
    public IEnumerable<string> GetErrors()
    {
        if (Threshold is not (> 0.5f and < 1))
        {
            yield return FormattableString.Invariant($"Threshold (voice_activity.threshold) must be above 0.5 and below 1; it was {Threshold}.");
        }

        if (MinimumSpeechMilliseconds is < 16 or > 10_000)
        {
            yield return "MinimumSpeechMilliseconds (voice_activity.min_speech_ms) must be between 16 and 10000; " +
                $"it was {MinimumSpeechMilliseconds}.";
        }

        if (LeadMilliseconds is < 0 or > 500)
        {
            yield return $"LeadMilliseconds (voice_activity.lead_ms) must be between 0 and 500; it was {LeadMilliseconds}.";
        }

        if (HangoverMilliseconds is < 0 or > 2_000)
        {
            yield return $"HangoverMilliseconds (voice_activity.hangover_ms) must be between 0 and 2000; it was {HangoverMilliseconds}.";
        }

        if (LongestPauseMilliseconds is < 0 or > 60_000)
        {
            yield return "LongestPauseMilliseconds (voice_activity.max_pause_ms) must be between 0 and 60000, or null; " +
                $"it was {LongestPauseMilliseconds}.";
        }
    }

    internal VoiceActivityTrimming Exchange(JsonMembers json) => new(
        json.Member("threshold", Threshold), json.Member("min_speech_ms", MinimumSpeechMilliseconds), json.Member("lead_ms", LeadMilliseconds),
        json.Member("hangover_ms", HangoverMilliseconds), json.Member("max_pause_ms", LongestPauseMilliseconds));

    /// <summary>Gives the options of the detector.</summary>
    internal VoiceActivityOptions ToDetectorOptions() => new()
    {
        Threshold = Threshold,
        MinimumSpeechMilliseconds = MinimumSpeechMilliseconds,
        LeadMilliseconds = LeadMilliseconds,
        HangoverMilliseconds = HangoverMilliseconds,
    };
}
