using SpeechEmotion.Augmentation;

namespace SpeechEmotion.Training;

/// <summary>The text that names what a plan does, in a cache and in the identity of a run.</summary>
internal static class PlanText
{
    /// <summary>Writes a plan in one line.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="what">What the plan is of, at the beginning of a sentence.</param>
    /// <param name="remedy">Where the host's own steps are to be named, after "name it among".</param>
    /// <exception cref="ArgumentException">The plan has a step of the host's own that nobody has named.</exception>
    public static string Of(AugmentationPlan plan, string what, string remedy)
    {
        try
        {
            return plan.ToJson(indented: false);
        }
        catch (NotSupportedException error)
        {
            throw new ArgumentException($"{what} has a step that is not of this library; name it among {remedy}. {error.Message}", error);
        }
    }
}
