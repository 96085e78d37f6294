namespace SpeechEmotion.Features;

/// <summary>How a recipe's JSON names the members of enumerations: librosa's words, in the order of the members.</summary>
internal static class JsonNames
{
    public static readonly string[] Window = ["hann", "hamming", "ones"];
    public static readonly string[] PadMode = ["constant", "reflect", "edge"];
    public static readonly string[] MelNorm = ["slaney", "none"];
    public static readonly string[] Aggregation = ["none", "mean", "mean_std", "functionals"];
    public static readonly string[] ShortClip = ["as_is", "pad", "repeat"];
    public static readonly string[] Reference = ["max", "one"];
    public static readonly string[] DeltaMode = ["interp", "nearest", "mirror", "constant", "wrap"];
    public static readonly string[] DctNorm = ["ortho", "none"];
    public static readonly string[] LogMelNormalization = ["none", "clip", "band_mean"];
}
