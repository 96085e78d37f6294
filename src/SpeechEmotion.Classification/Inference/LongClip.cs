using System.Numerics.Tensors;
using SpeechEmotion.Audio;
using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>
/// How a clip is judged that is longer than those models learn from: as the mean over windows in which somebody speaks. The recogniser and
/// tests of models share the rule, so that figures are of the answers a host gets.
/// </summary>
internal static class LongClip
{
    /// <summary>How long the windows are.</summary>
    public const double WindowSeconds = 3;

    /// <summary>How far apart the windows begin.</summary>
    public const double HopSeconds = 1.5;

    // Acted clips last nine seconds at most: of longer ones, with pauses between sentences, a model knows nothing as a whole.
    private static readonly TimeSpan LongestWhole = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LeastSpeech = TimeSpan.FromSeconds(0.5);

    /// <summary>Tells whether so much is judged by windows. A recipe that looks at a part of each clip looks at that part.</summary>
    /// <param name="prepared">What is left of the clip once it is prepared.</param>
    /// <param name="audio">How it was prepared.</param>
    public static bool Is(TimeSpan prepared, AudioPreparation audio) =>
        prepared > LongestWhole && audio is { OffsetSeconds: 0, DurationSeconds: null };

    /// <summary>
    /// Cuts a recording into windows in which somebody speaks; the last ends with it. Each is a clip of its own, to be prepared anew, as
    /// pauses within the recording are trimmed, too. None where nobody speaks for long enough at a time.
    /// </summary>
    /// <param name="signal">The recording as it was read.</param>
    /// <param name="activity">Where somebody speaks in all of it; <see langword="null"/> where everything audible counts as speech.</param>
    public static IEnumerable<AudioSignal> Windows(AudioSignal signal, VoiceActivity? activity)
    {
        int length = (int)(WindowSeconds * signal.SampleRate), hop = (int)(HopSeconds * signal.SampleRate), last = signal.Samples.Length - length;
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

    /// <summary>Gives the mean of the windows' probabilities; those of an only one to the bit.</summary>
    /// <param name="windows">The windows' features, one at least.</param>
    /// <param name="classify">Gives new probabilities for each.</param>
    public static float[] Mean(IReadOnlyList<FeatureMatrix> windows, Func<FeatureMatrix, float[]> classify)
    {
        float[] mean = classify(windows[0]);
        foreach (FeatureMatrix window in windows.Skip(1))
        {
            TensorPrimitives.Add(mean, classify(window), mean);
        }

        if (windows.Count > 1)
        {
            TensorPrimitives.Divide(mean, windows.Count, mean);
        }

        return mean;
    }

    private static TimeSpan Spoken(VoiceActivity activity, TimeSpan start, TimeSpan end) => activity.Segments.Aggregate(
        TimeSpan.Zero,
        (sum, speech) =>
        {
            TimeSpan from = speech.Start > start ? speech.Start : start, to = speech.End < end ? speech.End : end;
            return to > from ? sum + (to - from) : sum;
        });
}
