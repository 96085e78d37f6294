using System.Numerics.Tensors;
using SpeechEmotion.Classification;

namespace SpeechEmotion;

/// <summary>Turns a classifier's probabilities into an answer: label subset, priors, order, abstention. Immutable and thread-safe.</summary>
internal sealed class ScoreTable
{
    private readonly int[] _indices;
    private readonly string[] _labels;

    // The share of each label to choose from; null where all are equally frequent.
    private readonly float[]? _shares;

    /// <summary>Prepares the labels to choose from.</summary>
    /// <param name="labels">The classifier's labels, in the order of its probabilities.</param>
    /// <param name="subset">The labels to keep, all of them among <paramref name="labels"/>, or <see langword="null"/> for all.</param>
    /// <param name="priors">How often emotions occur, valid for these labels, or <see langword="null"/> for equally often.</param>
    public ScoreTable(IReadOnlyList<string> labels, IReadOnlyList<string>? subset, IReadOnlyDictionary<string, double>? priors = null)
    {
        _indices = Enumerable.Range(0, labels.Count).Where(i => subset is null || subset.Contains(labels[i], StringComparer.Ordinal)).ToArray();
        _labels = Array.ConvertAll(_indices, i => labels[i]);
        Labels = Array.AsReadOnly(_labels);
        _shares = priors is null ? null : Array.ConvertAll(PriorShift.Shares(priors, Labels), share => (float)share);
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

    /// <summary>Gives the probabilities of ranked scores, in their order, as they were before the priors.</summary>
    /// <exception cref="ArgumentException">A score is of an emotion that is not among the labels.</exception>
    public float[] WithoutPriors(IReadOnlyList<EmotionScore> scores)
    {
        float[] probabilities = [.. scores.Select(score => score.Probability)];
        if (_shares is not null)
        {
            for (int i = 0; i < probabilities.Length; i++)
            {
                probabilities[i] /= _shares[IndexOf(scores[i].Emotion)];
            }

            Scale(probabilities);
        }

        return probabilities;
    }

    private EmotionScore[] Select(ReadOnlySpan<float> probabilities)
    {
        float[] selected = new float[_indices.Length];
        for (int i = 0; i < selected.Length; i++)
        {
            selected[i] = probabilities[_indices[i]];
        }

        // All of the classifier's stay as they are, to the last bit.
        if (selected.Length < probabilities.Length)
        {
            Scale(selected);
        }

        if (_shares is not null)
        {
            TensorPrimitives.Multiply(selected, _shares, selected);
            Scale(selected);
        }

        EmotionScore[] scores = new EmotionScore[selected.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = new EmotionScore(_labels[i], selected[i]);
        }

        return scores;
    }

    private int IndexOf(string emotion) => Array.IndexOf(_labels, emotion) is >= 0 and int index
        ? index
        : throw new ArgumentException($"An answer names '{emotion}', which this recogniser does not choose from.");

    // To sum to 1; where the model gave all of them no probability, nothing distinguishes them.
    private static void Scale(Span<float> probabilities)
    {
        float sum = 0;
        foreach (float probability in probabilities)
        {
            sum += probability;
        }

        foreach (ref float probability in probabilities)
        {
            probability = sum > 0 ? probability / sum : 1f / probabilities.Length;
        }
    }
}
