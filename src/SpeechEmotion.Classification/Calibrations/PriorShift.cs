namespace SpeechEmotion.Classification;

/// <summary>
/// Probabilities as they are where emotions are not equally frequent: by Bayes' rule each is multiplied by the emotion's share and they are
/// scaled to sum to 1 again (Saerens, Latinne and Decaestecker 2002, equation 2.4). Training balances emotions, so even shares change nothing.
/// </summary>
internal static class PriorShift
{
    // Shares are typed by people: 0.33, 0.33, 0.34 are meant to sum to 1.
    private const double Tolerance = 1e-3;

    /// <summary>Says what is wrong with shares, one sentence each.</summary>
    /// <param name="shares">The shares; emotions not named divide the rest evenly.</param>
    /// <param name="labels">The emotions there are to choose from.</param>
    public static IEnumerable<string> Errors(IReadOnlyDictionary<string, double> shares, IReadOnlyList<string> labels)
    {
        foreach (string label in shares.Keys.Except(labels, StringComparer.Ordinal))
        {
            yield return $"Priors names '{label}', which is not one of the emotions to choose from: {string.Join(", ", labels)}.";
        }

        foreach ((string label, double share) in shares.Where(entry => !(entry.Value is > 0 and < 1)))
        {
            yield return FormattableString.Invariant(
                $"The share of '{label}' in Priors must be above 0 and below 1; it was {share}. What never occurs is left out with Labels.");
        }

        double sum = shares.Values.Sum();
        bool complete = labels.All(shares.ContainsKey);
        if (complete ? Math.Abs(sum - 1) > Tolerance : sum >= 1)
        {
            yield return FormattableString.Invariant(
                $"The shares in Priors sum to {sum:0.###}; they must sum to {(complete ? "1" : "less than 1, as the emotions not named divide the rest")}.");
        }
    }

    /// <summary>Gives each emotion's share.</summary>
    /// <param name="shares">Valid shares.</param>
    /// <param name="labels">The emotions there are to choose from.</param>
    public static double[] Shares(IReadOnlyDictionary<string, double> shares, IReadOnlyList<string> labels)
    {
        double rest = (1 - shares.Values.Sum()) / Math.Max(1, labels.Count - shares.Count);
        return [.. labels.Select(label => shares.TryGetValue(label, out double share) ? share : rest)];
    }
}
