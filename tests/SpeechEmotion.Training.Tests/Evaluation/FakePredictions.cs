namespace SpeechEmotion.Training.Tests.Evaluation;

/// <summary>Predictions without a model.</summary>
internal static class FakePredictions
{
    /// <summary>A prediction of a clip of its own whose probabilities are the given ones.</summary>
    public static ClipPrediction Clip(string truth, string speaker, params float[] probabilities) =>
        new() { Id = $"{Guid.NewGuid()}", Truth = truth, SpeakerKey = speaker, Probabilities = probabilities };

    /// <summary>Seeded predictions of a mediocre model: right more often where it is more confident.</summary>
    public static ClipPrediction[] Corpus(IReadOnlyList<string> labels, int speakers, int clipsPerLabel, int seed = 1)
    {
        Random random = new(seed);
        return [.. from speaker in Enumerable.Range(1, speakers)
            from truth in Enumerable.Range(0, labels.Count)
            from clip in Enumerable.Range(0, clipsPerLabel)
            select new ClipPrediction
            {
                Id = $"{speaker}/{truth}/{clip}",
                Truth = labels[truth],
                SpeakerKey = $"ravdess/{speaker:00}",
                Sex = speaker % 2 == 0 ? SpeakerSex.Female : SpeakerSex.Male,
                Probabilities = Softmax(labels.Count, truth, 0.4 + (0.12 * (speaker % 7)) + (0.1 * truth), random),
            }];
    }

    private static float[] Softmax(int count, int truth, double lift, Random random)
    {
        double[] powers = [.. Enumerable.Range(0, count).Select(label =>
            Math.Exp((2 * random.NextDouble()) + (label == truth ? lift : 0) + (Math.Abs(label - truth) == 1 ? 0.4 : 0)))];
        return [.. powers.Select(power => (float)(power / powers.Sum()))];
    }
}
