namespace SpeechEmotion.Training;

/// <summary>One clip's answer over the labels that are judged.</summary>
/// <param name="Clip">The clip.</param>
/// <param name="Truth">The true label's place among those judged.</param>
/// <param name="Probabilities">Those of the labels judged; they sum to 1.</param>
internal readonly record struct Judgement(ClipPrediction Clip, int Truth, double[] Probabilities)
{
    /// <summary>Gets the most probable label's place; the first of equals.</summary>
    public int Predicted { get; } = Array.IndexOf(Probabilities, Probabilities.Max());

    /// <summary>Gets the most probable label's probability.</summary>
    public double Confidence => Math.Min(Probabilities[Predicted], 1);

    /// <summary>Gets whether the answer is the truth.</summary>
    public bool Right => Truth == Predicted;

    /// <summary>Judges a clip.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="truth">The true label's place among those judged.</param>
    /// <param name="columns">Where the labels judged lie among the probabilities.</param>
    /// <param name="temperatureFactor">What the model's temperature is multiplied by.</param>
    public static Judgement Of(ClipPrediction clip, int truth, int[] columns, double temperatureFactor) =>
        new(clip, truth, Scaled(Array.ConvertAll(columns, column => Math.Pow(clip.Probabilities[column], 1 / temperatureFactor))));

    /// <summary>Gives the answer of a model that was told how often emotions occur.</summary>
    /// <param name="shares">The share of each label.</param>
    public Judgement Told(double[] shares) => new(Clip, Truth, Scaled([.. Probabilities.Zip(shares, (value, share) => value * share)]));

    // All labels can underflow to zero; the answer is then a guess among them.
    private static double[] Scaled(double[] values)
    {
        double sum = values.Sum();
        return Array.ConvertAll(values, value => sum > 0 ? value / sum : 1.0 / values.Length);
    }
}
