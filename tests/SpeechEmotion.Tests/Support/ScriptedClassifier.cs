namespace SpeechEmotion.Tests.Support;

/// <summary>Gives the probabilities of "a" one after the other (the rest is "b"), the last again and again.</summary>
internal sealed class ScriptedClassifier(params float[] script) : IEmotionClassifier
{
    public IReadOnlyList<string> Labels { get; } = ["a", "b"];

    public int Calls { get; private set; }

    /// <summary>Gets or sets what is done before each answer.</summary>
    public Action? OnClassify { get; set; }

    public void Classify(FeatureMatrix features, Span<float> probabilities)
    {
        OnClassify?.Invoke();
        probabilities[0] = script[Math.Min(Calls++, script.Length - 1)];
        probabilities[1] = 1 - probabilities[0];
    }
}
