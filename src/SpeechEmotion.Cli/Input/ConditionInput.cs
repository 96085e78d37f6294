using System.CommandLine;
using SpeechEmotion.Augmentation;

namespace SpeechEmotion.Cli.Input;

/// <summary>The option <c>--conditions</c>: how test clips are heard once more.</summary>
internal static class ConditionInput
{
    /// <summary>Makes the option.</summary>
    public static Option<string?> Option() => new("--conditions")
    {
        Description = "Judge the test clips once more under each variant of an augmentation: a JSON file.",
        HelpName = "FILE",
    };

    /// <summary>Reads the file's variants; none without a file.</summary>
    /// <exception cref="UsageException">The file is not a valid plan.</exception>
    public static IReadOnlyList<AugmentationVariant> Load(string? file) =>
        file is null ? [] : NamedFile.Load("augmentation", file, AugmentationPlan.Parse).Variants;
}
