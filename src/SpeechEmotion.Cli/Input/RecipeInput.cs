using System.CommandLine;
using SpeechEmotion.Features;

namespace SpeechEmotion.Cli.Input;

/// <summary>The feature recipe a command works with: the name of a built-in one, or a file.</summary>
internal static class RecipeInput
{
    /// <summary>Makes the option <c>--recipe</c>.</summary>
    public static Option<string> Option() => new("--recipe", "-r")
    {
        Description = "The feature recipe: notebook162, compact_functionals, or a JSON file.",
        HelpName = "R",
        DefaultValueFactory = _ => "notebook162",
    };

    /// <summary>Finds the recipe.</summary>
    /// <exception cref="UsageException">It is neither a built-in name nor a valid file.</exception>
    public static FeatureRecipe Load(string nameOrFile) =>
        NamedFile.Load(
            "recipe", nameOrFile, json => FeatureRecipe.Parse(json),
            ("notebook162", FeatureRecipe.Notebook162), ("compact_functionals", FeatureRecipe.CompactFunctionals));
}
