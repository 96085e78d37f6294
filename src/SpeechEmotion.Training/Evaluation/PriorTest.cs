namespace SpeechEmotion.Training;

/// <summary>Figures as they would be if emotions were as frequent as a host says: each clip weighs its label's share over the label's clips.</summary>
internal static class PriorTest
{
    /// <summary>Computes them for the answers as they are, and for those of a model that was told the shares.</summary>
    /// <param name="labels">The labels judged.</param>
    /// <param name="clips">The clips.</param>
    /// <param name="shares">The share of each label.</param>
    /// <param name="bins">The number of confidence intervals of the ECE.</param>
    /// <exception cref="ArgumentException">A label has no clip.</exception>
    public static PriorResult Run(IReadOnlyList<string> labels, Judgement[] clips, double[] shares, int bins)
    {
        int[] counts = new int[labels.Count];
        foreach (Judgement clip in clips)
        {
            counts[clip.Truth]++;
        }

        string[] missing = [.. labels.Where((_, label) => counts[label] == 0)];
        if (missing.Length > 0)
        {
            throw new ArgumentException(
                $"Priors: there is no clip of {string.Join(", ", missing)}, so the clips cannot stand for such speech; judge over the labels that they have.");
        }

        double[] weights = [.. shares.Zip(counts, (share, count) => share / shares.Sum() / count)];
        return new()
        {
            Priors = labels.Zip(shares).ToDictionary(pair => pair.First, pair => pair.Second),
            Plain = Measure(clips, weights, bins),
            Told = Measure([.. clips.Select(clip => clip.Told(shares))], weights, bins),
        };
    }

    private static PriorFigures Measure(Judgement[] clips, double[] weights, int bins)
    {
        int labels = weights.Length;
        double[] truth = new double[labels], predicted = new double[labels], right = new double[labels], distance = new double[bins];
        foreach (Judgement clip in clips)
        {
            double weight = weights[clip.Truth];
            truth[clip.Truth] += weight;
            predicted[clip.Predicted] += weight;
            right[clip.Truth] += clip.Right ? weight : 0;
            distance[ConfidenceCurves.BinOf(clip.Confidence, bins)] += weight * (clip.Confidence - (clip.Right ? 1 : 0));
        }

        return new(
            right.Sum(),
            right.Select((value, label) => value / truth[label]).Average(),
            right.Select((value, label) => 2 * value / (truth[label] + predicted[label])).Average(),
            distance.Sum(Math.Abs));
    }
}
