using SpeechEmotion.Audio;

namespace SpeechEmotion;

/// <summary>A recording as it is judged, with what is said about it afterwards.</summary>
/// <param name="Signal">The samples that are looked at.</param>
/// <param name="CutAt">Where the rest was left out, or <see langword="null"/> where nothing was.</param>
internal sealed record Recording(AudioSignal Signal, TimeSpan? CutAt)
{
    /// <summary>Keeps at most the longest duration.</summary>
    public static Recording Cut(AudioSignal signal, TimeSpan longest)
    {
        long limit = (long)(longest.TotalSeconds * signal.SampleRate);
        return signal.Samples.Length <= limit
            ? new Recording(signal, null)
            : new Recording(new AudioSignal(signal.Samples[..(int)limit], signal.SampleRate, signal.Source), longest);
    }

    /// <summary>Puts the measurements together.</summary>
    /// <param name="level">The level of the whole recording.</param>
    /// <param name="prepared">What reaches the classifier; empty without speech.</param>
    /// <param name="activity">What the detector found, where it was asked.</param>
    /// <param name="missedOffset">Where the model starts to look, in seconds, if the recording ends before that.</param>
    public PredictionDiagnostics Describe(SignalLevel level, AudioSignal prepared, VoiceActivity? activity, double? missedOffset)
    {
        PredictionDiagnostics diagnostics = new()
        {
            DurationUsed = prepared.Duration,
            SourceDuration = Signal.Duration,
            SourceSampleRate = Signal.Source?.SampleRate ?? Signal.SampleRate,
            Peak = level.Peak,
            ClippedFraction = level.ClippedFraction,
            LevelDecibels = level.Decibels,
            EstimatedSnrDecibels = activity?.EstimatedSnrDecibels,
        };
        bool isTruncated = Signal.Source is { IsTruncated: true };
        return diagnostics with { Warnings = RecordingWarnings.List(diagnostics, prepared.SampleRate, isTruncated, CutAt, missedOffset) };
    }
}
