namespace SpeechEmotion.Classification;

/// <summary>What a model's answers for one speaker lie above or below the even ones, on the scale of logarithms.</summary>
internal static class SpeakerOffsets
{
    /// <summary>How many clips the assumption of no offset counts for: a handful of clips, all alike, must not turn an answer over.</summary>
    public const double PriorClips = 5;

    // A probability that underflowed must not decide alone.
    private const double Smallest = 1e-7;

    /// <summary>
    /// Computes −n / (n + <see cref="PriorClips"/>) · (mean ln p − its mean over the labels) for each label, from n clips.
    /// </summary>
    /// <param name="clips">The probabilities of each clip, all in one order of labels.</param>
    public static float[] Of(IReadOnlyCollection<IReadOnlyList<float>> clips)
    {
        double[] means = new double[clips.First().Count];
        foreach (IReadOnlyList<float> clip in clips)
        {
            for (int label = 0; label < means.Length; label++)
            {
                means[label] += Math.Log(Math.Max(clip[label], Smallest)) / clips.Count;
            }
        }

        double center = means.Average(), share = clips.Count / (clips.Count + PriorClips);
        return Array.ConvertAll(means, mean => (float)(share * (center - mean)));
    }

    /// <summary>Adds offsets to the logarithms of probabilities, which sum to 1 again afterwards.</summary>
    public static void Apply(ReadOnlySpan<float> offsets, Span<float> probabilities)
    {
        float sum = 0;
        for (int label = 0; label < probabilities.Length; label++)
        {
            probabilities[label] *= MathF.Exp(offsets[label]);
            sum += probabilities[label];
        }

        foreach (ref float probability in probabilities)
        {
            probability /= sum;
        }
    }
}
