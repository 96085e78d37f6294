namespace SpeechEmotion.Classification;

/// <summary>What a model's answers for one speaker lie above or below the even ones, on the scale of logarithms.</summary>
internal static class SpeakerOffsets
{
    /// <summary>Computes the offsets of some clips together.</summary>
    /// <param name="clips">The probabilities of each clip, all in one order of labels.</param>
    public static float[] Of(IReadOnlyCollection<IReadOnlyList<float>> clips)
    {
        SpeakerMean mean = new(clips.First().Count);
        foreach (IReadOnlyList<float> clip in clips)
        {
            mean.Add([.. clip], 1);
        }

        float[] offsets = new float[clips.First().Count];
        mean.GetOffsets(offsets);
        return offsets;
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
