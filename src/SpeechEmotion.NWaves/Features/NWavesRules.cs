using System.Numerics;
using NWaves.Windows;
using SpeechEmotion.Augmentation;

namespace SpeechEmotion.NWaves;

/// <summary>
/// The checks that options share. Each gives a sentence with the found and the accepted values, or <see langword="null"/>.
/// </summary>
internal static class NWavesRules
{
    public static string? Number(string name, double found, double lowest, double highest) =>
        found >= lowest && found <= highest
            ? null
            : FormattableString.Invariant($"{name} must be between {lowest} and {highest}; it was {found}.");

    public static string? Number(string name, double? found, double lowest, double highest) =>
        found is { } value ? Number(name, value, lowest, highest) : null;

    public static string? Range(string name, ValueRange found, double lowest, double highest) =>
        found.Minimum >= lowest && found.Maximum <= highest && found.Minimum <= found.Maximum
            ? null
            : FormattableString.Invariant($"{name} must be a number or a range between {lowest} and {highest}; it was {found}.");

    public static string? Member<T>(string name, T found)
        where T : struct, Enum =>
        Enum.IsDefined(found) ? null : $"{name} must be one of {string.Join(", ", Enum.GetNames<T>())}; it was {found}.";

    public static string? Members<T>(string name, IReadOnlyList<T> found)
        where T : struct, Enum =>
        found.Count == found.Distinct().Count() && found.All(Enum.IsDefined)
            ? null
            : $"{name} must hold different members of {string.Join(", ", Enum.GetNames<T>())}; it was {string.Join(", ", found)}.";

    public static string? FrameLength(int? found) => Number("FrameLength (frame_length)", found, 16, 65_536);

    /// <summary>Checks the frames of an effect on spectra.</summary>
    public static IEnumerable<string?> Transform(int size, int hop) =>
    [
        BitOperations.IsPow2(size) && size is >= 64 and <= 16_384
            ? null
            : $"TransformSize (n_fft) must be a power of two between 64 and 16384; it was {size}.",
        Number("HopLength (hop_length)", hop, 1, size / 4),
    ];

    public static string? Window(WindowType found) =>
        found == WindowType.Liftering ? "Window (window) liftering is not for frames of a signal." : Member("Window (window)", found);

    /// <summary>Checks a band of frequencies; no upper end means half the sample rate.</summary>
    public static string? Band(double low, double? high, int sampleRate)
    {
        double top = sampleRate / 2.0;
        return low >= 0 && low < (high ?? top) && (high ?? top) <= top
            ? null
            : FormattableString.Invariant(
                $"MinFrequency (fmin) and MaxFrequency (fmax) must be a band within 0 to {top} Hz; they were {low} and {high ?? top}.");
    }

    /// <summary>Keeps the sentences of the checks that failed, each with the name of what is wrong.</summary>
    public static IEnumerable<string> Failures(string type, params IEnumerable<string?> checks) =>
        checks.OfType<string>().Select(failure => $"{type}: {failure}");

    /// <summary>Gives the options back, or throws one exception that names everything wrong with them.</summary>
    public static T Checked<T>(T options, IEnumerable<string> failures)
    {
        string all = string.Join(" ", failures);
        return all.Length == 0 ? options : throw new ArgumentException(all, nameof(options));
    }
}
