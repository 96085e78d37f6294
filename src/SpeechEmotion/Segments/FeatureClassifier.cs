using SpeechEmotion.Classification;
using SpeechEmotion.Features;

namespace SpeechEmotion;

/// <summary>From prepared samples to probabilities: pipeline, normaliser, classifier, the speaker's profile, softening. Immutable and thread-safe.</summary>
internal sealed class FeatureClassifier
{
    private readonly IEmotionClassifier _classifier;
    private readonly FeaturePipeline _pipeline;
    private readonly FeatureNormalizer? _normalizer;
    private readonly Lazy<FeaturePipeline> _windows;

    // The speaker's offsets in the order of the labels, looked up here once instead of for each window.
    private readonly float[]? _offsets;

    /// <summary>Puts the parts together.</summary>
    /// <param name="classifier">The classifier.</param>
    /// <param name="pipeline">The features it was trained on.</param>
    /// <param name="normalizer">The normaliser it was trained with, if any.</param>
    /// <param name="temperatureFactor">What the classifier's temperature is multiplied by, for voices unlike the training's.</param>
    /// <param name="speaker">The speaker's profile, if there is one speaker.</param>
    /// <exception cref="ArgumentException">The normaliser does not fit the pipeline.</exception>
    public FeatureClassifier(
        IEmotionClassifier classifier, FeaturePipeline pipeline, FeatureNormalizer? normalizer, float temperatureFactor, SpeakerProfile? speaker = null)
    {
        if (normalizer is not null && normalizer.Mean.Length != pipeline.FeatureCount)
        {
            throw new ArgumentException(
                $"The normaliser was made for {normalizer.Mean.Length} features; the pipeline gives {pipeline.FeatureCount}.", nameof(normalizer));
        }

        TemperatureFactor = temperatureFactor;
        _classifier = classifier;
        _pipeline = pipeline;
        _normalizer = normalizer;
        _offsets = speaker?.OffsetsFor(classifier.Labels);
        _windows = new Lazy<FeaturePipeline>(() => WithoutOffset(pipeline));
    }

    /// <summary>Gets the classifier's labels, in the order of the probabilities.</summary>
    public IReadOnlyList<string> Labels => _classifier.Labels;

    /// <summary>Gets whether a speaker's own is taken off the answers.</summary>
    public bool IsForOneSpeaker => _offsets is not null;

    /// <summary>Gets what the classifier's temperature is multiplied by.</summary>
    public float TemperatureFactor { get; }

    /// <summary>Gets what the model does to a recording before its features.</summary>
    public AudioPreparation Audio => _pipeline.Recipe.Audio;

    /// <summary>Gives the same parts for one speaker.</summary>
    public FeatureClassifier For(SpeakerProfile speaker) => new(_classifier, _pipeline, _normalizer, TemperatureFactor, speaker);

    /// <summary>Prepares a clip as the recipe says.</summary>
    public PreparedClip Prepare(AudioSignal clip) => _pipeline.PrepareClip(clip);

    /// <summary>
    /// Prepares a window from within a recording. The recipe's offset skips the silence in which acted clips begin; a window begins in
    /// the middle of speech, so nothing is skipped. All else is as for a clip.
    /// </summary>
    public AudioSignal PrepareWindow(AudioSignal window) => _windows.Value.Prepare(window);

    /// <summary>Computes the features of prepared samples, not yet normalised.</summary>
    public FeatureMatrix Extract(AudioSignal prepared) => _pipeline.ExtractPrepared(prepared);

    /// <summary>Classifies features.</summary>
    /// <returns>One probability for each of the classifier's labels.</returns>
    public float[] Classify(FeatureMatrix features)
    {
        float[] probabilities = new float[_classifier.Labels.Count];
        _classifier.Classify(_normalizer?.Apply(features) ?? features, probabilities);
        if (_offsets is not null)
        {
            SpeakerOffsets.Apply(_offsets, probabilities);
        }

        Softening.Apply(TemperatureFactor, probabilities);
        return probabilities;
    }

    /// <summary>Classifies the features of a clip's windows.</summary>
    /// <returns>The mean of their probabilities.</returns>
    public float[] ClassifyAll(IReadOnlyList<FeatureMatrix> windows) => LongClip.Mean(windows, Classify);

    private static FeaturePipeline WithoutOffset(FeaturePipeline pipeline) =>
        pipeline.Recipe.Audio.OffsetSeconds == 0
            ? pipeline
            : new FeaturePipeline(pipeline.Recipe with { Audio = pipeline.Recipe.Audio with { OffsetSeconds = 0 } });
}
