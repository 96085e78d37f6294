namespace SpeechEmotion.Training;

/// <summary>Lets the models that one fold's seeds gave answer together, as <see cref="EnsembleTrainer"/> joins networks.</summary>
internal static class JoinedSeeds
{
    /// <summary>Gives each fold once; its answers are the geometric means of its models' probabilities, made to sum to 1.</summary>
    /// <param name="results">Every fold with every seed.</param>
    /// <param name="evaluate">Judges answers; whether the speakers of a fold overlap comes with it.</param>
    public static List<FoldResult> Of(IEnumerable<FoldResult> results, Func<IReadOnlyList<ClipPrediction>, bool, EvaluationResult> evaluate) =>
        [.. results.GroupBy(result => result.Summary.Name).Select(fold => Join([.. fold], evaluate))];

    private static FoldResult Join(FoldResult[] seeds, Func<IReadOnlyList<ClipPrediction>, bool, EvaluationResult> evaluate) =>
        seeds[0].JudgedAnew(
            Together([.. seeds.Select(seed => seed.Predictions)]),
            name => Together([.. seeds.Select(seed => seed.Conditions[name])]),
            evaluate) with
        {
            Epochs = [],
        };

    private static ClipPrediction[] Together(IReadOnlyList<ClipPrediction>[] models) =>
        [.. models[0].Select((clip, index) => clip with { Probabilities = Mean([.. models.Select(model => model[index].Probabilities)]) })];

    private static float[] Mean(IReadOnlyList<float>[] models)
    {
        // A probability that underflowed must not decide alone.
        const double Smallest = 1e-12;
        double[] means = [.. models[0].Select((_, label) => Math.Exp(models.Average(model => Math.Log(Math.Max(model[label], Smallest)))))];
        double sum = means.Sum();
        return Array.ConvertAll(means, mean => (float)(mean / sum));
    }
}
