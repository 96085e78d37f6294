using SpeechEmotion.Classification;

namespace SpeechEmotion.Training;

/// <summary>Judges clips as a host that knows the speaker or the source does: each with a profile of other clips, no labels used.</summary>
internal static class ProfileClips
{
    /// <summary>Judges a fold's answers, those under conditions too, with profiles of clips under the same condition.</summary>
    /// <inheritdoc cref="Apply" path="/param[@name='draw']"/>
    public static FoldResult Judge(FoldResult fold, ProfileDraw draw, Func<IReadOnlyList<ClipPrediction>, bool, EvaluationResult> evaluate)
    {
        int seed = fold.Summary.Seed;
        return fold.JudgedAnew(
            Apply(fold.Predictions, draw, seed), condition => Apply(fold.Conditions[condition], draw, seed), evaluate);
    }

    /// <summary>Gives the answers with profiles; a clip that has no other of its speaker or corpus keeps its plain answer.</summary>
    /// <param name="predictions">Plain answers.</param>
    /// <param name="draw">How many other clips make a clip's profile, and whose.</param>
    /// <param name="seed">Decides, with a clip's place, which.</param>
    public static ClipPrediction[] Apply(IReadOnlyList<ClipPrediction> predictions, ProfileDraw draw, int seed)
    {
        ILookup<string, int> groups = Enumerable.Range(0, predictions.Count).ToLookup(index => GroupOf(predictions[index]));
        return [.. predictions.Select((clip, index) =>
        {
            int[] others = [.. groups[GroupOf(clip)].Where(other => other != index)];
            return others.Length == 0 ? clip : WithProfile(clip, Draw(others, draw.Clips, new Random(HashCode(seed, index))), predictions);
        })];

        string GroupOf(ClipPrediction clip) => draw.Scope == ProfileScope.Speaker ? clip.SpeakerKey : CorpusOf(clip.SpeakerKey);
    }

    // A speaker's key begins with the corpus (Utterance.SpeakerKey).
    private static string CorpusOf(string speakerKey) => speakerKey[..Math.Max(0, speakerKey.IndexOf('/'))];

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
