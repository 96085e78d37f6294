using System.Globalization;

namespace SpeechEmotion.Cli.Output;

/// <summary>How sure an answer is, and what it might have been instead.</summary>
internal static class ScoreText
{
    private const int RunnersUp = 2;

    /// <summary>Writes the confidence and, in brackets, the emotions behind the one that was named; those before all where none was.</summary>
    public static string Of(IReadOnlyList<EmotionScore> scores, string? emotion, float confidence)
    {
        string others = string.Join(", ", scores
            .Skip(emotion is null ? 0 : 1)
            .Take(RunnersUp)
            .Select(score => string.Create(CultureInfo.InvariantCulture, $"{score.Emotion} {score.Probability:0.00}")));

        // Of a single emotion to choose from there is no other.
        return string.Create(CultureInfo.InvariantCulture, $"{confidence:0.00}") + (others.Length == 0 ? string.Empty : $"   ({others})");
    }
}
