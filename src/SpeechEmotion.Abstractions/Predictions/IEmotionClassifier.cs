namespace SpeechEmotion;

/// <summary>Turns normalised features into one probability per label.</summary>
/// <remarks>Callable from several threads at once; the same features give the same probabilities.</remarks>
public interface IEmotionClassifier
{
    /// <summary>Gets the labels, in the order of the probabilities.</summary>
    IReadOnlyList<string> Labels { get; }

    /// <summary>Computes the probabilities of one clip.</summary>
    /// <param name="features">The features of the clip, normalised as in training.</param>
    /// <param name="probabilities">Receives one probability per label; they sum to 1.</param>
    /// <exception cref="ArgumentException">The features or the destination do not have the expected size.</exception>
    void Classify(FeatureMatrix features, Span<float> probabilities);
}
