namespace SpeechEmotion.Architecture.Tests.Plugs;

/// <summary>A classifier of a stranger: the first feature decides.</summary>
internal sealed class LoudnessClassifier : IEmotionClassifier
{
    public IReadOnlyList<string> Labels { get; } = ["loud", "quiet"];

    public void Classify(FeatureMatrix features, Span<float> probabilities)
    {
        probabilities[0] = features[0, 0] > 0.1f ? 1 : 0;
        probabilities[1] = 1 - probabilities[0];
    }
}
