using SpeechEmotion.Audio;

namespace SpeechEmotion;

/// <summary>Judges windows and opens what following a stream needs. Immutable and thread-safe, shared by all streams of a recogniser.</summary>
internal sealed class WindowJudge(
    FeatureClassifier classifier, ScoreTable scores, VoiceActivityDetector? detector, float minimumConfidence, Observer observer)
{
    private readonly ResamplerCache _resamplers = new();

    /// <summary>Gets the rate windows are judged at, in hertz.</summary>
    public int SampleRate => classifier.Audio.SampleRate;

    /// <summary>Gets the number of probabilities of a window.</summary>
    public int LabelCount => classifier.Labels.Count;

    /// <summary>Gets the most of a window the model looks at, in seconds; <see langword="null"/> for all.</summary>
    public double? LongestWindow => classifier.Audio.DurationSeconds;

    /// <summary>Gets what is told about the work.</summary>
    public Observer Observer => observer;

    /// <summary>Gets how much speech a window needs to be judged.</summary>
    public TimeSpan MinimumSpeech => detector?.MinimumSpeech ?? TimeSpan.Zero;

    /// <summary>Gets whether speech is told from other sound.</summary>
    public bool DetectsSpeech => detector is not null;

    /// <summary>Tells whether streams of a rate can be followed.</summary>
    public bool Accepts(int sampleRate) =>
        Resampler.Supports(sampleRate, SampleRate) && (!DetectsSpeech || Resampler.Supports(sampleRate, VoiceFrame.SampleRate));

    /// <summary>Opens the resampling of a stream; <see langword="null"/> where its rate is the model's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate cannot be resampled to the model's.</exception>
    public StreamingResampler? OpenResampler(int sampleRate) =>
        sampleRate == SampleRate ? null : _resamplers.Get(sampleRate, SampleRate).OpenStream();

    /// <summary>Opens the voice activity of a stream; <see langword="null"/> where the host wants none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate cannot be resampled for it.</exception>
    public SpeechTrack? OpenSpeech(int sampleRate, int capacity) =>
        detector is null ? null : new SpeechTrack(detector, sampleRate, capacity);

    /// <summary>Computes the probabilities of a window with speech, at the model's rate.</summary>
    /// <exception cref="AudioFormatException">The samples are such that they have no features.</exception>
    public float[] Classify(ReadOnlyMemory<float> window) => classifier.Classify(Extract(new AudioSignal(window, SampleRate)));

    /// <summary>Names the emotion of a window.</summary>
    /// <param name="start">Where the window begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="probabilities">The classifier's probabilities; <see langword="null"/> where nobody speaks.</param>
    /// <param name="speechRatio">The share of speech.</param>
    /// <param name="channel">The channel.</param>
    public EmotionSegment Answer(TimeSpan start, TimeSpan end, float[]? probabilities, float speechRatio, int? channel)
    {
        EmotionScore[] ranked = probabilities is null ? [] : scores.Rank(probabilities);
        return new EmotionSegment
        {
            Start = start,
            End = end,
            Emotion = ranked is [var top, ..] && top.Probability >= minimumConfidence ? top.Emotion : null,
            Confidence = ranked is [var best, ..] ? best.Probability : 0,
            Scores = Array.AsReadOnly(ranked),
            SpeechRatio = speechRatio,
            Channel = channel,
        };
    }

    private FeatureMatrix Extract(AudioSignal window)
    {
        try
        {
            return classifier.Extract(classifier.PrepareWindow(window));
        }
        catch (ArgumentException e)
        {
            // No argument of whoever asks for the next segment.
            throw new AudioFormatException($"A window of the sound cannot be judged: {e.Message}", isCorrupt: false, e);
        }
    }
}
