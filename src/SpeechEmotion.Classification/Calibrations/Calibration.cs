using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>
/// Temperature scaling (Guo et al. 2017): the logits are divided by one number before the softmax, so that a confidence of
/// 0.7 is right about 7 times in 10. It never changes which emotion is first.
/// </summary>
/// <param name="Temperature">The temperature, <see cref="MinTemperature"/> to <see cref="MaxTemperature"/>; above 1 lowers confidence.</param>
/// <remarks>Immutable. Fit it on recordings the network was not trained on, from speakers it has not heard.</remarks>
public sealed record Calibration(
    float Temperature = 1)
{
    /// <summary>The lowest temperature accepted.</summary>
    public const float MinTemperature = 0.05f;

    /// <summary>The highest temperature accepted.</summary>
    public const float MaxTemperature = 20f;

    /// <summary>Gets the calibration that changes nothing: temperature 1.</summary>
    public static Calibration None { get; } = new();

    /// <summary>Finds the temperature with the least negative log-likelihood.</summary>
    /// <param name="logits">The network's outputs before the softmax, one row of <paramref name="labelCount"/> per example.</param>
    /// <param name="labels">The true label of each example, 0 to <paramref name="labelCount"/> − 1.</param>
    /// <param name="labelCount">The number of labels, at least 2.</param>
    /// <exception cref="ArgumentException">The sizes do not agree, there are no examples, or a label or logit is out of range.</exception>
    public static Calibration Fit(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, int labelCount) =>
        new() { Temperature = TemperatureFit.Find(logits, labels, labelCount) };

    /// <summary>Checks the temperature.</summary>
    /// <exception cref="ArgumentException">It is out of range.</exception>
    public void Validate()
    {
        if (!(Temperature is >= MinTemperature and <= MaxTemperature))
        {
            throw new ArgumentException($"Temperature must be between {MinTemperature} and {MaxTemperature}; it was {Temperature}.");
        }
    }

    internal Calibration Exchange(JsonMembers json) => new(json.Member("temperature", Temperature));
}
