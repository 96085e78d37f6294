using SpeechEmotion.Classification;
using SpeechEmotion.Features;

namespace SpeechEmotion.Training;

/// <summary>Whether a run's recipe gives what its network takes: told from both, before hours of features.</summary>
/// <remarks>Not part of reading a run file: it builds the recipe's tables, and a host's own trainer may need no network.</remarks>
internal static class RunFit
{
    /// <summary>Lists what does not fit, one sentence each; nothing where recipe or network are wrong in themselves, which they say elsewhere.</summary>
    /// <param name="run">The run.</param>
    public static IEnumerable<string> Errors(RunFile run)
    {
        if (Shape(run) is not var (features, minimumFrames))
        {
            yield break;
        }

        NetworkDefinition network = run.Network ?? NetworkDefinition.Notebook(2);
        bool isAggregated = run.Recipe.Aggregation != FeatureAggregation.None;
        if (features != network.Input.Features)
        {
            string which = run.Network is null ? "the notebook's, made for notebook162; give another recipe a network of its own" : "their numbers must agree";
            yield return $"Network (network) takes {network.Input.Features} features, recipe (recipe) gives {features}: {which}.";
        }

        if (network.Input.Layout == InputLayout.Sequence && !isAggregated)
        {
            yield return "Network (network) takes one column of features a clip (layout sequence), recipe (recipe) gives one a frame (aggregation none).";
        }

        if (isAggregated && network.Input.Layout == InputLayout.Channels && minimumFrames > 1)
        {
            yield return $"Network (network) takes {minimumFrames} frames or more, recipe (recipe) gives one a clip (aggregation).";
        }

        if (run.Training.CropFrames is { } crop && crop < minimumFrames)
        {
            yield return $"CropFrames (training.crop_frames) must be at least {minimumFrames} for this network (network); it was {crop}.";
        }
    }

    private static (int Features, int MinimumFrames)? Shape(RunFile run)
    {
        try
        {
            return (new FeaturePipeline(run.Recipe).FeatureCount, (run.Network ?? NetworkDefinition.Notebook(2)).GetMinimumFrames());
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
