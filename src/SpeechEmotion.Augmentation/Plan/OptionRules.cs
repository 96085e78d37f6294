namespace SpeechEmotion.Augmentation;

/// <summary>The checks that options share. Each gives a sentence with the found and the accepted values, or <see langword="null"/>.</summary>
internal static class OptionRules
{
    public static string? Range(string name, ValueRange found, double lowest, double highest) =>
        found.Minimum >= lowest && found.Maximum <= highest && found.Minimum <= found.Maximum
            ? null
            : FormattableString.Invariant($"{name} must be a number or a range between {lowest} and {highest}; it was {found}.");

    public static string? Number(string name, double found, double lowest, double highest) =>
        found >= lowest && found <= highest
            ? null
            : FormattableString.Invariant($"{name} must be between {lowest} and {highest}; it was {found}.");

    public static string? Member<T>(string name, T found)
        where T : struct, Enum =>
        Enum.IsDefined(found) ? null : $"{name} must be one of {string.Join(", ", Enum.GetNames<T>())}; it was {found}.";

    public static string? NotEmpty<T>(string name, IReadOnlyCollection<T>? found) =>
        found is { Count: > 0 } && found.All(item => item is not null) ? null : $"{name} must hold at least one item and no null.";

    public static string? Probability(double found) => Number("Probability (probability)", found, 0, 1);

    /// <summary>Keeps the sentences of the checks that failed.</summary>
    public static IEnumerable<string> Failures(params IEnumerable<string?> checks) => checks.OfType<string>();

    /// <summary>Gives the options back, or throws one exception that names everything wrong with them.</summary>
    public static T Checked<T>(T options, IEnumerable<string> failures)
    {
        string all = string.Join(" ", failures);
        return all.Length == 0 ? options : throw new ArgumentException(all, nameof(options));
    }

    /// <summary>Gives the recordings to choose from, or throws where there are none.</summary>
    public static AudioSignal[] Choice(IReadOnlyList<AudioSignal> recordings, string what, string source)
    {
        AudioSignal[] usable = [.. recordings.Where(recording => !recording.Samples.IsEmpty)];
        return usable.Length > 0 ? usable : throw new ArgumentException($"{what} needs at least one recording in AugmentationSources.{source}; there is none.");
    }
}
