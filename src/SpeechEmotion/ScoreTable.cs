namespace SpeechEmotion;

/// <summary>Turns a classifier's probabilities into an answer: label subset, order, abstention. Immutable and thread-safe.</summary>
internal sealed class ScoreTable
{
    private readonly int[] _indices;

    /// <summary>Prepares the labels to choose from.</summary>
    /// <param name="labels">The classifier's labels, in the order of its probabilities.</param>
    /// <param name="subset">The labels to keep, all of them among <paramref name="labels"/>, or <see langword="null"/> for all.</param>
    public ScoreTable(IReadOnlyList<string> labels, IReadOnlyList<string>? subset)
    {
        _indices = Enumerable.Range(0, labels.Count).Where(i => subset is null || subset.Contains(labels[i], StringComparer.Ordinal)).ToArray();
        Labels = Array.AsReadOnly(Array.ConvertAll(_indices, i => labels[i]));
    }

    /// <summary>Gets the labels to choose from, in the classifier's order.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The answer where there was nothing to judge.</summary>
    public static EmotionPrediction NoSpeech(PredictionDiagnostics diagnostics, string modelName) => new()
    {
        Emotion = null,
        Confidence = 0,
        Scores = [],
        IsSpeech = false,
        Diagnostics = diagnostics,
        ModelName = modelName,
    };

    /// <summary>Sorts the scores and names the emotion, unless it is too uncertain.</summary>
    public EmotionPrediction Answer(ReadOnlySpan<float> probabilities, float minimumConfidence, PredictionDiagnostics diagnostics, string modelName)
    {
        EmotionScore[] sorted = Rank(probabilities);
        return new EmotionPrediction
        {
            Emotion = sorted[0].Probability >= minimumConfidence ? sorted[0].Emotion : null,
            Confidence = sorted[0].Probability,
            Scores = Array.AsReadOnly(sorted),
            IsSpeech = true,
            Diagnostics = diagnostics,
            ModelName = modelName,
        };
    }

    /// <summary>Returns the scores, the most probable emotion first.</summary>
    // Equal probabilities keep the order of the labels, so that the answer does not depend on the sorting algorithm.
    public EmotionScore[] Rank(ReadOnlySpan<float> probabilities) => [.. Select(probabilities).OrderByDescending(score => score.Probability)];

    // A subset is scaled to sum to 1; where the model gave all of it no probability, nothing distinguishes its members.
    private EmotionScore[] Select(ReadOnlySpan<float> probabilities)
    {
        float sum = 0;
        foreach (int index in _indices)
        {
            sum += probabilities[index];
        }

        bool all = _indices.Length == probabilities.Length;
        EmotionScore[] scores = new EmotionScore[_indices.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            float probability = probabilities[_indices[i]];
            scores[i] = new EmotionScore(Labels[i], all ? probability : sum > 0 ? probability / sum : 1f / scores.Length);
        }

        return scores;
    }
}
