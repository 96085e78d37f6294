using System.CommandLine;
using SpeechEmotion.Features;
using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Input;

/// <summary>The feature recipe a command works with: the name of a built-in one, or a file.</summary>
internal static class RecipeInput
{
    /// <summary>Makes the option <c>--recipe</c>.</summary>
    public static Option<string> Option() => new("--recipe", "-r")
    {
        Description = $"The feature recipe: {RunWords.List(RunWords.Recipes)}, or a JSON file.",
        HelpName = "R",
        DefaultValueFactory = _ => RunWords.Recipes[0].Word,
    };

    /// <summary>Finds the recipe.</summary>
    /// <exception cref="UsageException">It is neither a built-in name nor a valid file.</exception>
    public static FeatureRecipe Load(string nameOrFile) =>
        NamedFile.Load("recipe", nameOrFile, json => FeatureRecipe.Parse(json), RunWords.Recipes);
}
