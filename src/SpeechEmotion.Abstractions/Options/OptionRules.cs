namespace SpeechEmotion;

/// <summary>
/// The checks that options of all packages share. Each gives a sentence with the found and the accepted values, or <see langword="null"/>.
/// </summary>
internal static class OptionRules
{
    public static string? Number(string name, double found, double lowest, double highest) =>
        found >= lowest && found <= highest
            ? null
            : FormattableString.Invariant($"{name} must be between {lowest} and {highest}; it was {found}.");

    public static string? Member<T>(string name, T found)
        where T : struct, Enum =>
        Enum.IsDefined(found) ? null : $"{name} must be one of {string.Join(", ", Enum.GetNames<T>())}; it was {found}.";

    /// <summary>Keeps the sentences of the checks that failed.</summary>
    public static IEnumerable<string> Failures(params IEnumerable<string?> checks) => checks.OfType<string>();

    /// <summary>Gives the value back, or throws one exception that names everything wrong with it.</summary>
    /// <exception cref="ArgumentException">There is at least one failure; the message holds them all.</exception>
    public static T Checked<T>(T value, IEnumerable<string> failures)
    {
        string all = string.Join(" ", failures);
        return all.Length == 0 ? value : throw new ArgumentException(all);
    }
}
