namespace SpeechEmotion.Classification;

/// <summary>The files of a bundle, by name, with the most bytes each may have.</summary>
internal static class BundlePart
{
    public const string Manifest = "model.json";
    public const string Weights = "weights.safetensors";
    public const string Probe = "probe.json";
    public const string Card = "MODEL_CARD.md";
    public const string Licence = "LICENSE.txt";

    /// <summary>Gets every part; the manifest is read first and written last.</summary>
    public static IReadOnlyList<string> All { get; } = Array.AsReadOnly([Manifest, Weights, Probe, Card, Licence]);

    public static long MaxBytes(string part) => part switch
    {
        Weights => SafetensorsReader.MaxFileBytes,
        Probe => 16 << 20,
        Manifest => 4 << 20,
        _ => 1 << 20,
    };
}
