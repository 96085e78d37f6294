using SpeechEmotion.Audio;
using SpeechEmotion.Features;

namespace SpeechEmotion;

/// <summary>From the samples of a clip to the model's features, and what is said about the recording. Immutable and thread-safe.</summary>
/// <param name="classifier">Prepares clips and computes their features.</param>
/// <param name="detector">Tells speech from other sound; <see langword="null"/> where the host wants everything judged.</param>
/// <param name="longest">How much of a recording is looked at.</param>
internal sealed class ClipListener(FeatureClassifier classifier, VoiceActivityDetector? detector, TimeSpan longest)
{
    // Acted clips last nine seconds at most: of longer ones, with pauses between sentences, a model knows nothing as a whole.
    private static readonly TimeSpan LongestWhole = TimeSpan.FromSeconds(10);

    // The windows in which recordings are followed unless a host wants others.
    private static readonly SegmentOptions Usual = new();

    private static readonly TimeSpan LeastSpeech = TimeSpan.FromSeconds(0.5);

    /// <summary>Listens to a clip.</summary>
    /// <returns>
    /// What was seen of it, and its features: none where nobody speaks, those of its windows in which somebody speaks where it is long.
    /// </returns>
    /// <exception cref="ArgumentException">The samples are such that they have no features.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate cannot be resampled to the model's.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public (PredictionDiagnostics Diagnostics, IReadOnlyList<FeatureMatrix> Features) Hear(AudioSignal signal, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Recording recording = Recording.Cut(signal, longest);
        SignalLevel level = SignalLevel.Measure(recording.Signal.Samples.Span);

        // A recipe that looks for speech itself does so once for both, in what is left without hum and rumble.
        PreparedClip? clip = level.IsAudible && classifier.HearsVoice ? Prepare(recording.Signal) : null;
        VoiceActivity? activity = level.IsAudible ? Detect(recording.Signal, clip) : null;
        bool isHeard = level.IsAudible && activity is not { IsSpeech: false };
        bool isMissed = !recording.Reaches(classifier.Audio.OffsetSeconds);

        cancellationToken.ThrowIfCancellationRequested();
        AudioSignal? prepared = isHeard && !isMissed ? (clip ?? Prepare(recording.Signal)).Signal : null;
        PredictionDiagnostics diagnostics = recording.Describe(level, activity, prepared, classifier.Audio, isHeard && isMissed);
        return (diagnostics, prepared is null ? [] : FeaturesOf(recording.Signal, prepared, activity, cancellationToken));
    }

    private FeatureMatrix[] FeaturesOf(
        AudioSignal signal, AudioSignal prepared, VoiceActivity? activity, CancellationToken cancellationToken)
    {
        // A recipe that looks at a part of each clip looks at that part.
        bool isWhole = prepared.Duration <= LongestWhole || classifier.Audio is not { OffsetSeconds: 0, DurationSeconds: null };
        FeatureMatrix[] windows = isWhole ? [] : [.. Windows(signal, activity).Select(window =>
        {
            // A clip of its own, prepared anew: pauses within the recording are trimmed, too.
            cancellationToken.ThrowIfCancellationRequested();
            return classifier.Extract(Prepare(window).Signal);
        })];
        return windows.Length > 0 ? windows : [classifier.Extract(prepared)];
    }

    /// <summary>Cuts a recording into windows in which somebody speaks, as the whole recording's voice activity says; the last ends with it.</summary>
    private static IEnumerable<AudioSignal> Windows(AudioSignal signal, VoiceActivity? activity)
    {
        int length = (int)(Usual.WindowSeconds * signal.SampleRate), hop = (int)(Usual.HopSeconds * signal.SampleRate), last = signal.Samples.Length - length;
        for (int start = 0; start < last + hop; start += hop)
        {
            int from = Math.Min(start, last);
            AudioSignal window = new(signal.Samples.Slice(from, length), signal.SampleRate, signal.Source);
            TimeSpan at = TimeSpan.FromSeconds((double)from / signal.SampleRate);
            if (SignalLevel.Measure(window.Samples.Span).IsAudible && (activity is null || Spoken(activity, at, at + window.Duration) >= LeastSpeech))
            {
                yield return window;
            }
        }
    }

    private static TimeSpan Spoken(VoiceActivity activity, TimeSpan start, TimeSpan end) => activity.Segments.Aggregate(
        TimeSpan.Zero,
        (sum, speech) =>
        {
            TimeSpan from = speech.Start > start ? speech.Start : start, to = speech.End < end ? speech.End : end;
            return to > from ? sum + (to - from) : sum;
        });

    private VoiceActivity? Detect(AudioSignal signal, PreparedClip? clip) =>
        clip?.Voice is { } voice ? detector?.Judge(voice, signal.Duration) : detector?.Analyze(signal);

    private PreparedClip Prepare(AudioSignal signal) => Resampler.Supports(signal.SampleRate, classifier.Audio.SampleRate)
        ? classifier.Prepare(signal)
        : throw new ArgumentOutOfRangeException(
            nameof(signal),
            signal.SampleRate,
            $"{signal.SampleRate} Hz cannot be resampled to the model's {classifier.Audio.SampleRate} Hz: a ratio beyond 256.");
}
