using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpeechEmotion.Features;

namespace SpeechEmotion.Fuzz.Mutations;

/// <summary>
/// Changes of a bundle's zip: of its fields, its entries, and what is in them, with hashes and fingerprint made right again.
/// </summary>
internal static class BundleMutations
{
    private const string Manifest = "model.json";
    private const string Weights = "weights.safetensors";

    private static readonly string[] Names =
        ["../escape", "/etc/escape", "C:\\escape", "model.json", "a/b", "MODEL.JSON", new string('n', 3000)];
    private static readonly byte[][] Signatures = [[0x50, 0x4B, 1, 2], [0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6]];

    /// <summary>Makes one change.</summary>
    public static byte[] Mutate(byte[] input, Random random) =>
        random.Next(4) == 0 ? MutateField(input, random) : MutateEntries(input, random);

    /// <summary>Takes a zip apart; empty where it is none.</summary>
    public static Dictionary<string, byte[]> Unpack(byte[] zip)
    {
        Dictionary<string, byte[]> parts = new(StringComparer.Ordinal);
        try
        {
            using ZipArchive archive = new(new MemoryStream(zip));
            foreach (ZipArchiveEntry entry in archive.Entries.Take(16))
            {
                using Stream stream = entry.Open();
                byte[] content = new byte[Math.Min(entry.Length, 1 << 20)];
                parts[entry.FullName] = content[..stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false)];
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The zip reader's own faults with broken files are not looked for here.
            return parts;
        }

        return parts;
    }

    private static byte[] MutateField(byte[] input, Random random)
    {
        byte[] copy = [.. input];
        int at = copy.AsSpan(random.Next(copy.Length + 1)).IndexOf(Signatures[random.Next(Signatures.Length)]);
        at = at < 0 ? copy.AsSpan().LastIndexOf(Signatures[random.Next(Signatures.Length)]) : at;
        int field = at + 4 + random.Next(42);
        if (at >= 0 && field + 4 <= copy.Length)
        {
            Numbers.Write(copy.AsSpan(field, random.Next(2) == 0 ? 2 : 4), random);
        }

        return copy;
    }

    private static byte[] MutateEntries(byte[] input, Random random)
    {
        List<KeyValuePair<string, byte[]>> parts = [.. Unpack(input)];
        if (parts.Count == 0)
        {
            return ByteMutations.Mutate(input, random);
        }

        int index = random.Next(parts.Count);
        (string name, byte[] content) = parts[index];
        switch (random.Next(10))
        {
            case 0:
                parts.Add(new(Names[random.Next(Names.Length)], content));
                break;
            case 1:
                parts[index] = new(Names[random.Next(Names.Length)], content);
                break;
            case 2:
                parts.RemoveAt(index);
                break;
            case 3:
                // Zeros pack to a thousandth.
                parts[index] = new(name, new byte[random.Next(1 << 24)]);
                break;
            default:
                parts[index] = new(name, Content(name, content, random));
                break;
        }

        if (random.Next(8) > 0)
        {
            MakeRight(parts);
        }

        return Pack(parts, random);
    }

    private static byte[] Content(string name, byte[] content, Random random) =>
        name == Weights ? SafetensorsMutations.Mutate(content, random)
        : name.EndsWith(".json", StringComparison.Ordinal) ? JsonMutations.Mutate(content, random)
        : ByteMutations.Mutate(content, random);

    private static void MakeRight(List<KeyValuePair<string, byte[]>> parts)
    {
        int index = parts.FindIndex(part => part.Key == Manifest);
        try
        {
            if (index >= 0 && JsonNode.Parse(parts[index].Value) is JsonObject manifest && manifest["sha256"] is JsonObject hashes)
            {
                foreach ((string name, byte[] content) in parts.Where(part => part.Key != Manifest && hashes.ContainsKey(part.Key)))
                {
                    hashes[name] = Convert.ToHexStringLower(SHA256.HashData(content));
                }

                manifest["fingerprint"] = FeatureRecipe.Parse(manifest["recipe"]!.ToJsonString()).Fingerprint;
                parts[index] = new(Manifest, Encoding.UTF8.GetBytes(manifest.ToJsonString()));
            }
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException or NullReferenceException)
        {
            // Broken beyond repair: it goes as it is.
        }
    }

    private static byte[] Pack(List<KeyValuePair<string, byte[]>> parts, Random random)
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in parts)
            {
                CompressionLevel level = random.Next(2) == 0 ? CompressionLevel.Fastest : CompressionLevel.NoCompression;
                using Stream entry = archive.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
