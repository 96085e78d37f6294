namespace SpeechEmotion.Training;

/// <summary>Percentile bootstrap over speakers or clips.</summary>
internal static class Bootstrap
{
    private const int SpeakersWorthDrawing = 5;

    /// <summary>Returns the intervals of accuracy and UAR.</summary>
    /// <remarks>Several answers about one clip, as several seeds give, are drawn together: they are no further clips.</remarks>
    public static (ConfidenceInterval Accuracy, ConfidenceInterval UnweightedAverageRecall) Intervals(
        int labelCount, IReadOnlyList<(int Truth, int Predicted, string Speaker, string Clip)> answers, EvaluationOptions options)
    {
        IGrouping<string, (int Truth, int Predicted, string Speaker, string Clip)>[] speakers = [.. answers.GroupBy(answer => answer.Speaker)];
        BootstrapUnit unit = options.BootstrapUnit
            ?? (speakers.Length >= SpeakersWorthDrawing ? BootstrapUnit.Speakers : BootstrapUnit.Clips);

        // One speaker drawn again and again would claim that nothing could be otherwise; folds that leave one speaker out have no more.
        unit = speakers.Length == 1 ? BootstrapUnit.Clips : unit;
        (int Truth, int Predicted)[][] units = unit == BootstrapUnit.Speakers
            ? [.. speakers.Select(Drawn)]
            : [.. answers.GroupBy(answer => (answer.Speaker, answer.Clip)).Select(Drawn)];

        Random random = new(options.Seed);
        double[] accuracies = new double[options.BootstrapResamples];
        double[] recalls = new double[options.BootstrapResamples];
        int[] hits = new int[labelCount];
        int[] totals = new int[labelCount];
        for (int draw = 0; draw < options.BootstrapResamples; draw++)
        {
            Array.Clear(hits);
            Array.Clear(totals);
            for (int i = 0; i < units.Length; i++)
            {
                foreach ((int truth, int predicted) in units[random.Next(units.Length)])
                {
                    totals[truth]++;
                    hits[truth] += truth == predicted ? 1 : 0;
                }
            }

            accuracies[draw] = (double)hits.Sum() / totals.Sum();
            recalls[draw] = Enumerable.Range(0, labelCount).Where(label => totals[label] > 0)
                .Average(label => (double)hits[label] / totals[label]);
        }

        return (Interval(accuracies, unit, options), Interval(recalls, unit, options));
    }

    private static (int Truth, int Predicted)[] Drawn(IEnumerable<(int Truth, int Predicted, string Speaker, string Clip)> answers) =>
        [.. answers.Select(answer => (answer.Truth, answer.Predicted))];

    private static ConfidenceInterval Interval(double[] values, BootstrapUnit unit, EvaluationOptions options)
    {
        Array.Sort(values);
        double tail = (1 - options.ConfidenceLevel) / 2;
        return new(Quantile(values, tail), Quantile(values, 1 - tail), options.ConfidenceLevel, unit);
    }

    private static double Quantile(double[] sorted, double probability)
    {
        double position = probability * (sorted.Length - 1);
        int below = (int)position;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return double.Lerp(sorted[below], sorted[above], position - below);
    }
}
