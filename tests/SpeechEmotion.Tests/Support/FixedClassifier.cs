namespace SpeechEmotion.Tests.Support;

/// <summary>A classifier that always gives the same probabilities and remembers what it was shown.</summary>
internal sealed class FixedClassifier(params (string Label, float Probability)[] answer) : IEmotionClassifier
{
    public IReadOnlyList<string> Labels { get; } = [.. answer.Select(pair => pair.Label)];

    public FeatureMatrix? LastFeatures { get; private set; }

    public void Classify(FeatureMatrix features, Span<float> probabilities)
    {
        LastFeatures = features;
        for (int i = 0; i < answer.Length; i++)
        {
            probabilities[i] = answer[i].Probability;
        }
    }
}
