using System.Text.Json;

namespace SpeechEmotion.TestKit;

/// <summary>The arrays that librosa computed, in <c>tests/Reference</c>, with the manifest that states each array's call.</summary>
public static class ReferenceArrays
{
    private static readonly Lazy<Dictionary<string, ReferenceEntry>> Manifest = new(ReadManifest);

    /// <summary>Gets every entry of the manifest.</summary>
    public static IReadOnlyCollection<ReferenceEntry> Entries => Manifest.Value.Values;

    /// <summary>Gets the path of a file below <c>tests/Reference</c>.</summary>
    public static string PathOf(string file) => RepositoryFiles.At("tests", "Reference", file);

    /// <summary>Reads an array, for example <c>"voice_22050/mfcc"</c>.</summary>
    public static NpyFile Read(string name) => NpyFile.Read(PathOf(name + ".npy"));

    /// <summary>Gets the manifest's entry of an array, for example <c>"voice_22050/mfcc"</c>.</summary>
    public static ReferenceEntry Entry(string name) => Manifest.Value[name + ".npy"];

    private static Dictionary<string, ReferenceEntry> ReadManifest()
    {
        using FileStream stream = File.OpenRead(PathOf("manifest.json"));
        JsonElement entries = JsonDocument.Parse(stream).RootElement.GetProperty("entries");
        return entries.Deserialize<ReferenceEntry[]>()!.ToDictionary(static entry => entry.File, StringComparer.Ordinal);
    }
}
