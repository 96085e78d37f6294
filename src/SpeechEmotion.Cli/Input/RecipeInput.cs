using SpeechEmotion.Features;

namespace SpeechEmotion.Cli.Input;

/// <summary>The feature recipe a command works with: the name of a built-in one, or a file.</summary>
internal static class RecipeInput
{
    /// <summary>What the option says about its value.</summary>
    public const string Help = "notebook162, or a JSON file.";

    /// <summary>Finds the recipe.</summary>
    /// <exception cref="UsageException">It is neither a built-in name nor a file.</exception>
    public static FeatureRecipe Load(string nameOrFile)
    {
        if (string.Equals(nameOrFile, "notebook162", StringComparison.OrdinalIgnoreCase))
        {
            return FeatureRecipe.Notebook162;
        }

        if (!File.Exists(nameOrFile))
        {
            throw new UsageException($"'{nameOrFile}' is neither a recipe's name (notebook162) nor a file.");
        }

        try
        {
            return FeatureRecipe.Parse(File.ReadAllText(nameOrFile));
        }
        catch (ArgumentException error)
        {
            throw new UsageException($"{nameOrFile}: {CommandLine.Describe(error)}");
        }
    }
}
