using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace SpeechEmotion.Classification;

/// <summary>Turns a bundle into its parts and puts them on disk so that a reader never sees half a bundle.</summary>
internal static class BundleWriter
{
    // The same model gives the same bytes, so no time of writing is stored.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Computes the parts, the manifest last. The probe is computed from the weights as they will be read back.</summary>
    public static IReadOnlyList<(string Part, byte[] Bytes)> CreateParts(ModelBundle bundle, WeightPrecision precision)
    {
        using MemoryStream weights = new();
        SafetensorsWriter.Write(BundleReader.CombineTensors(bundle), weights, precision, BundleReader.StaysFull);
        ModelBundle stored = bundle;
        if (precision != WeightPrecision.Full)
        {
            WeightSet read = SafetensorsReader.Parse(weights.ToArray());
            stored = bundle with { Weights = new WeightSet(read.Where(tensor => !BundleReader.StaysFull(tensor.Name))) };
        }

        List<(string Part, byte[] Bytes)> parts =
        [
            (BundlePart.Weights, weights.ToArray()),
            (BundlePart.Probe, Probe.Measure(stored).ToJson()),
            (BundlePart.Card, Encoding.UTF8.GetBytes(bundle.ModelCard)),
            (BundlePart.Licence, Encoding.UTF8.GetBytes(bundle.LicenceText)),
        ];
        ModelManifest manifest = new(
            ModelManifest.CurrentFormatVersion,
            ModelManifest.Library,
            bundle.Name,
            bundle.Version,
            bundle.Labels,
            bundle.Recipe,
            bundle.Recipe.Fingerprint,
            bundle.Network,
            bundle.Calibration,
            bundle.Training,
            bundle.Metrics,
            bundle.Licence,
            new SortedDictionary<string, string>(
                parts.ToDictionary(p => p.Part, p => Convert.ToHexStringLower(SHA256.HashData(p.Bytes))), StringComparer.Ordinal));
        parts.Add((BundlePart.Manifest, manifest.ToJson()));
        return parts.Find(part => part.Bytes.Length > BundlePart.MaxBytes(part.Part)) is (string name, _)
            ? throw new ArgumentException($"{name} would be larger than the {BundlePart.MaxBytes(name)} bytes that are read back.")
            : parts;
    }

    public static void WriteZip(IReadOnlyList<(string Part, byte[] Bytes)> parts, Stream stream)
    {
        using ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string part, byte[] bytes) in parts)
        {
            // Trained weights hardly compress; stored, they load faster.
            CompressionLevel level = part == BundlePart.Weights ? CompressionLevel.NoCompression : CompressionLevel.Optimal;
            ZipArchiveEntry entry = archive.CreateEntry(part, level);
            entry.LastWriteTime = EntryTime;
            using Stream target = entry.Open();
            target.Write(bytes);
        }
    }

    public static void WriteZipFile(IReadOnlyList<(string Part, byte[] Bytes)> parts, string path) =>
        AtomicFile.Write(path, stream => WriteZip(parts, stream));

    /// <summary>Each file appears whole, and the manifest with the hashes of the others last: a torn write is seen on loading.</summary>
    public static void WriteFolder(IReadOnlyList<(string Part, byte[] Bytes)> parts, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach ((string part, byte[] bytes) in parts)
        {
            AtomicFile.Write(Path.Combine(folder, part), stream => stream.Write(bytes));
        }
    }
}
