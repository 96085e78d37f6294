using SpeechEmotion.Audio;
using SpeechEmotion.Features;

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

    /// <summary>Tells whether there is a sample after an offset, counted as recipes count it: in whole samples of the recording.</summary>
    public bool Reaches(double offsetSeconds) => (long)(offsetSeconds * Signal.SampleRate) < Signal.Samples.Length;

    /// <summary>Puts the measurements together.</summary>
    /// <param name="level">The level of the whole recording.</param>
    /// <param name="activity">What the detector found, where it was asked.</param>
    /// <param name="prepared">What reaches the classifier; <see langword="null"/> without speech.</param>
    /// <param name="audio">Which part the model looks at, and at which rate.</param>
    /// <param name="isMissed">Whether there is speech, but none in that part.</param>
    public PredictionDiagnostics Describe(
        SignalLevel level, VoiceActivity? activity, AudioSignal? prepared, AudioPreparation audio, bool isMissed)
    {
        PredictionDiagnostics diagnostics = new()
        {
            DurationUsed = prepared?.Duration ?? TimeSpan.Zero,
            SourceDuration = Signal.Duration,

            // A host may have lowered the rate since; what counts is what is left of the recording.
            SourceSampleRate = Math.Min(Signal.Source?.SampleRate ?? Signal.SampleRate, Signal.SampleRate),
            Peak = level.Peak,
            ClippedFraction = level.ClippedFraction,
            LevelDecibels = level.Decibels,
            EstimatedSnrDecibels = activity?.EstimatedSnrDecibels,
            MixLoss = Signal.Source?.MixLoss,
        };
        bool isTruncated = Signal.Source is { IsTruncated: true };
        double? missedOffset = isMissed ? audio.OffsetSeconds : null;
        return diagnostics with { Warnings = RecordingWarnings.List(diagnostics, audio.SampleRate, isTruncated, CutAt, missedOffset) };
    }
}
