namespace SpeechEmotion.Tests.Support;

/// <summary>A host's classifier that cannot answer.</summary>
internal sealed class FailingClassifier(Exception error) : IEmotionClassifier
{
    public IReadOnlyList<string> Labels { get; } = ["angry", "sad"];

    public void Classify(FeatureMatrix features, Span<float> probabilities) => throw error;
}
