namespace SpeechEmotion.Classification;

/// <summary>
/// Probabilities where emotions are not equally frequent: by Bayes' rule each is multiplied by the emotion's share, and they are scaled to sum
/// to 1 again (Saerens, Latinne and Decaestecker 2002, equation 2.4). It takes for granted that training weighed emotions alike.
/// </summary>
internal static class PriorShift
{
    // Below it one would never be named, nor could what it was multiplied by be taken back.
    private const double SmallestShare = 1e-4;

    // Shares are typed by people: 0.33, 0.33 and 0.33 are meant to sum to 1, or nearly.
    private const double Tolerance = 1e-3;

    /// <summary>Says what is wrong with shares whatever they are shares of, one sentence each.</summary>
    /// <param name="shares">The shares; emotions not named divide the rest evenly.</param>
    public static IEnumerable<string> Errors(IReadOnlyDictionary<string, double> shares)
    {
        foreach ((string label, double share) in shares.Where(entry => !(entry.Value is >= SmallestShare and < 1)))
        {
            yield return FormattableString.Invariant($"the share of '{label}' must be at least {SmallestShare} and below 1; it was {share}.");
        }

        if (shares.Values.Sum() is var sum && sum > 1 + Tolerance)
        {
            yield return FormattableString.Invariant($"the shares sum to {sum:0.####}; they must sum to 1 at most.");
        }
    }

    /// <summary>Says what is wrong with shares for some emotions, one sentence each, where <see cref="Errors(IReadOnlyDictionary{string, double})"/> finds nothing.</summary>
    /// <param name="shares">The shares.</param>
    /// <param name="labels">The emotions there are to choose from.</param>
    public static IEnumerable<string> Errors(IReadOnlyDictionary<string, double> shares, IReadOnlyList<string> labels)
    {
        if (labels.Count < 2)
        {
            yield return $"shares need two emotions or more to choose from; there were [{string.Join(", ", labels)}].";
            yield break;
        }

        foreach (string label in shares.Keys.Except(labels, StringComparer.Ordinal))
        {
            yield return $"'{label}' is not one of the emotions to choose from: {string.Join(", ", labels)}.";
        }

        string[] others = [.. labels.Except(shares.Keys, StringComparer.Ordinal)];
        double sum = shares.Values.Sum();
        if (others.Length == 0 && Math.Abs(sum - 1) > Tolerance)
        {
            yield return FormattableString.Invariant($"the shares sum to {sum:0.####}; those of all emotions must sum to 1.");
        }

        if (others.Length > 0 && (1 - sum) / others.Length < SmallestShare)
        {
            yield return FormattableString.Invariant($"the shares sum to {sum:0.####}, which leaves nothing for {string.Join(", ", others)}.");
        }
    }

    /// <summary>Gives each emotion's share.</summary>
    /// <param name="shares">Valid shares.</param>
    /// <param name="labels">The emotions there are to choose from.</param>
    public static double[] Shares(IReadOnlyDictionary<string, double> shares, IReadOnlyList<string> labels)
    {
        double sum = shares.Values.Sum(), rest = (1 - sum) / Math.Max(1, labels.Count - shares.Count);
        return [.. labels.Select(label => shares.TryGetValue(label, out double share) ? share : rest)];
    }
}
