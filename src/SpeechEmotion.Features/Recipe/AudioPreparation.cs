using System.Globalization;
using SpeechEmotion.Audio;

namespace SpeechEmotion.Features;

/// <summary>
/// What happens to a recording before its features are computed: it is cut, resampled, rid of hum and rumble, trimmed (by level or by voice activity,
/// and then cut to the duration), lengthened, and last, after any augmentation, its high frequencies are lifted.
/// </summary>
/// <param name="SampleRate">The rate all features work at, in hertz, 1,000 to 192,000; other signals are resampled.</param>
/// <param name="OffsetSeconds">Skipped at the start, cut at the recording's own rate as librosa's <c>load(offset=…)</c>; 0 to 86,400.</param>
/// <param name="DurationSeconds">
/// Kept after the offset, cut at the recording's own rate, or with <paramref name="VoiceActivity"/> kept of the trimmed recording, so that
/// the seconds are of speech; <see langword="null"/> = all.
/// </param>
/// <param name="TrimTopDecibels">
/// After resampling, leading and trailing frames this many decibels or more below the loudest are dropped (librosa's <c>effects.trim</c>);
/// <see langword="null"/> = no trimming.
/// </param>
/// <param name="ShortClip">What happens to a clip that is then still shorter than <paramref name="DurationSeconds"/>.</param>
/// <param name="PreEmphasis">
/// Lifts high frequencies before features are computed (and after any augmentation): y[n] − c·y[n − 1] with this c, above 0 and at most 1,
/// librosa's <c>effects.preemphasis(coef=…)</c>; <see langword="null"/> = none, and then not written, so that recipes of before keep
/// their fingerprint.
/// </param>
/// <param name="VoiceActivity">
/// After resampling, what comes before and after speech is dropped, and long pauses where wanted; not together with
/// <paramref name="TrimTopDecibels"/>; <see langword="null"/> = no such trimming, and then not written.
/// </param>
/// <param name="HighPassHertz">
/// After resampling, what lies below is taken away: a constant offset of the sound card, rumble, a part of mains hum. The cut-off (−3 dB) of a
/// Butterworth filter of order 4, in hertz, 5 to a quarter of the rate; <see langword="null"/> = none, and then not written.
/// </param>
/// <param name="RemoveHum">
/// Whether mains hum, steady tones at multiples of 50 or 60 Hz, is taken away where it is found, before the high-pass (<see cref="HumRemover"/>); recordings without stay as they
/// are. Needs a rate of 2,000 Hz or more; <see langword="false"/> is not written.
/// </param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record AudioPreparation(
    int SampleRate = 22_050,
    double OffsetSeconds = 0,
    double? DurationSeconds = null,
    double? TrimTopDecibels = null,
    ShortClipPolicy ShortClip = ShortClipPolicy.AsIs,
    double? PreEmphasis = null,
    VoiceActivityTrimming? VoiceActivity = null,
    double? HighPassHertz = null,
    bool RemoveHum = false)
{
    /// <summary>The most samples that <see cref="ShortClip"/> may fill a clip up to: 2²⁴, 17 minutes at 16 kHz.</summary>
    public const int MaxFilledSamples = 1 << 24;

    /// <summary>Gets whether preparing a clip looks for speech in all of it, and hears all that a detector wants to hear.</summary>
    internal bool HearsVoice => VoiceActivity is not null && OffsetSeconds == 0 && SampleRate >= VoiceFrame.SampleRate;

    /// <summary>Lists what is wrong with the options: one sentence each, with the found and the accepted values.</summary>
    public IEnumerable<string> GetErrors()
    {
        if (SampleRate is < 1_000 or > 192_000)
        {
            yield return $"SampleRate (sample_rate) must be between 1000 and 192000 Hz; it was {SampleRate}.";
        }

        if (!(OffsetSeconds is >= 0 and <= 86_400))
        {
            yield return FormattableString.Invariant($"OffsetSeconds (offset_seconds) must be between 0 and 86400; it was {OffsetSeconds}.");
        }

        if (DurationSeconds is { } duration && !(duration is > 0 and <= 86_400))
        {
            yield return FormattableString.Invariant($"DurationSeconds (duration_seconds) must be above 0 and at most 86400, or null; it was {duration}.");
        }

        if (TrimTopDecibels is { } top && !(top is > 0 and <= 200))
        {
            yield return FormattableString.Invariant($"TrimTopDecibels (trim_top_db) must be above 0 and at most 200, or null; it was {top}.");
        }

        if (PreEmphasis is { } emphasis && !(emphasis is > 0 and <= 1))
        {
            yield return FormattableString.Invariant($"PreEmphasis (preemphasis) must be above 0 and at most 1, or null; it was {emphasis}.");
        }

        if (HighPassHertz is { } cutoff && !(cutoff >= 5 && cutoff <= SampleRate / 4.0))
        {
            yield return FormattableString.Invariant($"HighPassHertz (high_pass_hz) must be between 5 and a quarter of the rate ({SampleRate / 4.0}), or null; it was {cutoff}.");
        }

        if (RemoveHum && SampleRate < HumRemover.MinSampleRate)
        {
            yield return $"RemoveHum (remove_hum) needs a SampleRate of {HumRemover.MinSampleRate} Hz or more; it was {SampleRate}.";
        }

        if (VoiceActivity is not null && TrimTopDecibels is not null)
        {
            yield return "VoiceActivity (voice_activity) and TrimTopDecibels (trim_top_db) cannot both trim; leave one of them null.";
        }

        foreach (string error in VoiceActivity?.GetErrors() ?? [])
        {
            yield return error;
        }

        if (!Enum.IsDefined(ShortClip))
        {
            yield return $"ShortClip (short_clip) must be as_is, pad or repeat; it was {(int)ShortClip}.";
        }
        else if (ShortClip != ShortClipPolicy.AsIs && DurationSeconds is null)
        {
            yield return $"ShortClip (short_clip) {ShortClip} needs DurationSeconds (duration_seconds), which was null.";
        }
        else if (ShortClip != ShortClipPolicy.AsIs && DurationSeconds * SampleRate > MaxFilledSamples)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"ShortClip (short_clip) {ShortClip} makes every clip {DurationSeconds} s long at {SampleRate} Hz; "
                + $"at most {MaxFilledSamples} samples are accepted.");
        }
    }

    internal AudioPreparation Exchange(JsonMembers json) => new(
        json.Member("sample_rate", SampleRate), json.Member("offset_seconds", OffsetSeconds),
        json.Member("duration_seconds", DurationSeconds), json.Member("trim_top_db", TrimTopDecibels),
        (ShortClipPolicy)json.Choice("short_clip", (int)ShortClip, JsonNames.ShortClip),
        json.Member("preemphasis", PreEmphasis, isNullWritten: false),
        json.OptionalObject(
            "voice_activity", VoiceActivity, new VoiceActivityTrimming(), static (trimming, members) => trimming.Exchange(members), isNullWritten: false),
        json.Member("high_pass_hz", HighPassHertz, isNullWritten: false),
        json.Member("remove_hum", RemoveHum, isFalseWritten: false));
}
