namespace SpeechEmotion.Augmentation;

/// <summary>The checks of steps beside <see cref="OptionRules"/>; each gives a sentence, or <see langword="null"/>.</summary>
internal static class StepRules
{
    public static string? Range(string name, ValueRange found, double lowest, double highest) =>
        found.Minimum >= lowest && found.Maximum <= highest && found.Minimum <= found.Maximum
            ? null
            : FormattableString.Invariant($"{name} must be a number or a range between {lowest} and {highest}; it was {found}.");

    public static string? NotEmpty<T>(string name, IReadOnlyCollection<T>? found) =>
        found is { Count: > 0 } && found.All(item => item is not null) ? null : $"{name} must hold at least one item and no null.";

    public static string? Probability(double found) => OptionRules.Number("Probability (probability)", found, 0, 1);

    /// <summary>Gives the recordings to choose from, or throws where there are none.</summary>
    public static AudioSignal[] Choice(IReadOnlyList<AudioSignal> recordings, string what, string source)
    {
        AudioSignal[] usable = [.. recordings.Where(recording => !recording.Samples.IsEmpty)];
        return usable.Length > 0 ? usable : throw new ArgumentException($"{what} needs at least one recording in AugmentationSources.{source}; there is none.");
    }
}
