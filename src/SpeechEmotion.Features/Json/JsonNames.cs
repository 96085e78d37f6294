using System.Collections.ObjectModel;

namespace SpeechEmotion.Features;

/// <summary>How a recipe's JSON names the members of enumerations: librosa's words, in the order of the members.</summary>
internal static class JsonNames
{
    public static ReadOnlyCollection<string> Window { get; } = Array.AsReadOnly(["hann", "hamming", "ones"]);
    public static ReadOnlyCollection<string> PadMode { get; } = Array.AsReadOnly(["constant", "reflect", "edge"]);
    public static ReadOnlyCollection<string> MelNorm { get; } = Array.AsReadOnly(["slaney", "none"]);
    public static ReadOnlyCollection<string> Aggregation { get; } = Array.AsReadOnly(["none", "mean", "mean_std", "functionals"]);
    public static ReadOnlyCollection<string> ShortClip { get; } = Array.AsReadOnly(["as_is", "pad", "repeat"]);
    public static ReadOnlyCollection<string> Reference { get; } = Array.AsReadOnly(["max", "one"]);
    public static ReadOnlyCollection<string> DeltaMode { get; } = Array.AsReadOnly(["interp", "nearest", "mirror", "constant", "wrap"]);
    public static ReadOnlyCollection<string> DctNorm { get; } = Array.AsReadOnly(["ortho", "none"]);
    public static ReadOnlyCollection<string> LogMelNormalization { get; } = Array.AsReadOnly(["none", "clip", "band_mean"]);
}
