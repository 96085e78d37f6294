using SpeechEmotion.Classification;

namespace SpeechEmotion.Training;

/// <summary>Judges clips as a host that knows the speaker does: each with a profile of other clips of its speaker, no labels used.</summary>
internal static class SpeakerClips
{
    /// <summary>Says in a protocol what was done.</summary>
    public static string Describe(int count) => $"each clip with a profile of {count} other clips of its speaker, or as many as there are";

    /// <summary>Judges a fold's answers, those under conditions too, with profiles of clips under the same condition.</summary>
    /// <inheritdoc cref="Apply" path="/param[@name='count']"/>
    public static FoldResult Judge(FoldResult fold, int count, Func<IReadOnlyList<ClipPrediction>, bool, EvaluationResult> evaluate)
    {
        int seed = fold.Summary.Seed;
        return fold.JudgedAnew(
            Apply(fold.Predictions, count, seed), condition => Apply(fold.Conditions[condition], count, seed), evaluate);
    }

    /// <summary>Gives the answers with their speakers' profiles; a clip whose speaker has no other keeps its plain answer.</summary>
    /// <param name="predictions">Plain answers.</param>
    /// <param name="count">How many other clips of the speaker make a clip's profile, where there are so many.</param>
    /// <param name="seed">Decides, with a clip's place, which.</param>
    public static ClipPrediction[] Apply(IReadOnlyList<ClipPrediction> predictions, int count, int seed)
    {
        ILookup<string, int> bySpeaker = Enumerable.Range(0, predictions.Count).ToLookup(index => predictions[index].SpeakerKey);
        return [.. predictions.Select((clip, index) =>
        {
            int[] others = [.. bySpeaker[clip.SpeakerKey].Where(other => other != index)];
            return others.Length == 0 ? clip : WithProfile(clip, Draw(others, count, new Random(HashCode(seed, index))), predictions);
        })];
    }

    private static ClipPrediction WithProfile(ClipPrediction clip, IEnumerable<int> others, IReadOnlyList<ClipPrediction> predictions)
    {
        float[] probabilities = [.. clip.Probabilities];
        SpeakerOffsets.Apply(SpeakerOffsets.Of([.. others.Select(other => predictions[other].Probabilities)]), probabilities);
        return clip with { Probabilities = probabilities };
    }

    private static IEnumerable<int> Draw(int[] others, int count, Random random)
    {
        if (count < others.Length)
        {
            random.Shuffle(others);
        }

        return others.Take(count);
    }

    // The runtime's own hash differs from process to process.
    private static int HashCode(int seed, int index) => unchecked((seed * 486_187_739) + index);
}
