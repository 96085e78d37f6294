using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>
/// Temperature scaling (Guo et al. 2017): the logits are divided by one number before the softmax, so that a confidence of
/// 0.7 is right about 7 times in 10. It never changes which emotion is first; <see cref="ShortClips"/> may.
/// </summary>
/// <param name="Temperature">
/// The temperature for other speakers recorded as the training corpora were, <see cref="MinTemperature"/> to
/// <see cref="MaxTemperature"/>; above 1 lowers confidence.
/// </param>
/// <param name="UnfamiliarTemperature">
/// The temperature for voices, rooms and languages that are not those of the training corpora, in the same range; <see langword="null"/>
/// where it was not measured.
/// </param>
/// <param name="ShortClips">What shortness does to answers; <see langword="null"/> where it was not measured.</param>
/// <remarks>
/// Immutable. Fit the one on recordings the network was not trained on, from speakers it has not heard; the other on whole corpora
/// that were left out of the training (<c>speech-emotion card --unfamiliar</c>).
/// </remarks>
public sealed record Calibration(
    float Temperature = 1,
    float? UnfamiliarTemperature = null,
    ShortClipCalibration? ShortClips = null)
{
    /// <summary>The lowest temperature accepted.</summary>
    public const float MinTemperature = 0.05f;

    /// <summary>The highest temperature accepted.</summary>
    public const float MaxTemperature = 20f;

    /// <summary>Gets the calibration that changes nothing: temperature 1.</summary>
    public static Calibration None { get; } = new();

    /// <summary>Gets what the temperature is multiplied by for unfamiliar voices; 1 where that was not measured.</summary>
    internal float UnfamiliarFactor => UnfamiliarTemperature is { } temperature ? temperature / Temperature : 1;

    /// <summary>Finds the temperature with the least negative log-likelihood.</summary>
    /// <param name="logits">The network's outputs before the softmax, one row of <paramref name="labelCount"/> per example.</param>
    /// <param name="labels">The true label of each example, 0 to <paramref name="labelCount"/> − 1.</param>
    /// <param name="labelCount">The number of labels, at least 2.</param>
    /// <exception cref="ArgumentException">The sizes do not agree, there are no examples, or a label or logit is out of range.</exception>
    public static Calibration Fit(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, int labelCount) =>
        new() { Temperature = TemperatureFit.Find(logits, labels, labelCount) };

    /// <summary>Checks the temperatures.</summary>
    /// <exception cref="ArgumentException">One is out of range.</exception>
    public void Validate()
    {
        Check(nameof(Temperature), Temperature);
        Check(nameof(UnfamiliarTemperature), UnfamiliarTemperature ?? 1);
    }

    /// <summary>Checks everything, for a model of so many labels.</summary>
    /// <exception cref="ArgumentException">Something is out of range, or does not have one number a label.</exception>
    internal void Validate(int labelCount)
    {
        Validate();
        ShortClips?.Validate(labelCount);
    }

    internal Calibration Exchange(JsonMembers json) => new(
        json.Member("temperature", Temperature),
        json.Member("unfamiliar_temperature", UnfamiliarTemperature),
        json.OptionalObject("short_clips", ShortClips, ShortClipCalibration.Empty, static (clips, members) => clips.Exchange(members),
            isNullWritten: false));

    private static void Check(string name, float temperature)
    {
        if (!(temperature is >= MinTemperature and <= MaxTemperature))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{name} must be between {MinTemperature} and {MaxTemperature}; it was {temperature}."));
        }
    }
}
