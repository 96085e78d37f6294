using System.CommandLine;
using SpeechEmotion.Classification;

namespace SpeechEmotion.Cli.Input;

/// <summary>The model a command works with.</summary>
internal static class ModelInput
{
    /// <summary>Makes the option <c>--model</c>.</summary>
    public static Option<string?> Option() => new("--model", "-m") { Description = "A .semodel file or folder; the shipped model if left out.", HelpName = "M" };

    /// <summary>Loads the named model, or the shipped one.</summary>
    public static ModelBundle Load(CliHost host, string? path) => path is null ? host.DefaultModel() : ModelBundle.Load(path);
}
