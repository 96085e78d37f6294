using SpeechEmotion.Audio;
using SpeechEmotion.Classification;
using SpeechEmotion.Features;

namespace SpeechEmotion;

/// <summary>From the samples of a clip to the model's features, and what is said about the recording. Immutable and thread-safe.</summary>
/// <param name="classifier">Prepares clips and computes their features.</param>
/// <param name="detector">Tells speech from other sound; <see langword="null"/> where the host wants everything judged.</param>
/// <param name="longest">How much of a recording is looked at.</param>
internal sealed class ClipListener(FeatureClassifier classifier, VoiceActivityDetector? detector, TimeSpan longest)
{
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
        PreparedClip? clip = level.IsAudible && classifier.Audio.HearsVoice ? Prepare(recording.Signal) : null;
        VoiceActivity? activity = level.IsAudible ? detector?.Analyze(recording.Signal, clip?.Voice) : null;
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
        FeatureMatrix[] windows = !LongClip.Is(prepared.Duration, classifier.Audio) ? [] : [.. LongClip.Windows(signal, activity).Select(window =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return classifier.Extract(Prepare(window).Signal);
        })];
        return windows.Length > 0 ? windows : [classifier.Extract(prepared)];
    }

    private PreparedClip Prepare(AudioSignal signal) => Resampler.Supports(signal.SampleRate, classifier.Audio.SampleRate)
        ? classifier.Prepare(signal)
        : throw new ArgumentOutOfRangeException(
            nameof(signal),
            signal.SampleRate,
            $"{signal.SampleRate} Hz cannot be resampled to the model's {classifier.Audio.SampleRate} Hz: a ratio beyond 256.");
}
