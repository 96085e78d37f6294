using System.CommandLine;
using SpeechEmotion.Classification;

namespace SpeechEmotion.Cli.Input;

/// <summary>The model a command works with.</summary>
internal static class ModelInput
{
    // What a message begins with that is about no part of a bundle; here it begins with the path.
    private const string WholeBundle = "bundle";

    /// <summary>Makes the option <c>--model</c>.</summary>
    public static Option<string?> Option() => new("--model", "-m") { Description = "A .semodel file or folder; the shipped model if left out.", HelpName = "M" };

    /// <summary>Loads the named model, or the shipped one.</summary>
    /// <exception cref="UsageException">There is no such file or folder.</exception>
    /// <exception cref="ModelBundleException">The model cannot be read; the message names it.</exception>
    public static ModelBundle Load(CliHost host, string? path) => path is null ? host.DefaultModel() : Load(path);

    /// <inheritdoc cref="Load(CliHost, string?)"/>
    public static ModelBundle Load(string path)
    {
        if (!Path.Exists(path))
        {
            throw new UsageException($"There is no model '{path}'.");
        }

        try
        {
            return ModelBundle.Load(path);
        }
        catch (ModelBundleException error)
        {
            throw new ModelBundleException(path, error.Message[(error.Part == WholeBundle ? WholeBundle.Length + 2 : 0)..], error);
        }
    }
}
