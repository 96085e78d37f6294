using SpeechEmotion.Augmentation;
using SpeechEmotion.Classification;
using SpeechEmotion.Features;

namespace SpeechEmotion.Training;

/// <summary>The words that stand for built-in parts, in run files and on the command line; the first of each kind holds where nothing is said.</summary>
internal static class RunWords
{
    /// <summary>Gets the recipes.</summary>
    public static (string Word, FeatureRecipe Value)[] Recipes =>
        [("notebook162", FeatureRecipe.Notebook162), ("compact_functionals", FeatureRecipe.CompactFunctionals)];

    /// <summary>Gets the networks; <see langword="null"/> is the notebook's, which depends on recipe and labels.</summary>
    public static (string Word, NetworkDefinition? Value)[] Networks => [("notebook", null)];

    /// <summary>Gets the augmentations.</summary>
    public static (string Word, AugmentationPlan Value)[] Augmentations =>
        [("none", AugmentationPlan.None), ("notebook", AugmentationPlan.Notebook), ("on_the_fly", AugmentationPlan.OnTheFly)];

    /// <summary>Gives when clips are changed where nothing is said: the plan made for it changes them anew in every epoch.</summary>
    public static AugmentationTiming Timing(AugmentationPlan plan) =>
        ReferenceEquals(plan, AugmentationPlan.OnTheFly) ? AugmentationTiming.EachEpoch : AugmentationTiming.Beforehand;

    /// <summary>Names the words, for descriptions.</summary>
    public static string List<T>((string Word, T Value)[] words) => string.Join(", ", words.Select(known => known.Word));
}
