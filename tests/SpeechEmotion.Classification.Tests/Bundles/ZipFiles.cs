using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SpeechEmotion.Classification.Tests.Bundles;

/// <summary>Takes a bundle's zip apart and puts a changed one together, as an attacker or a careless person would.</summary>
internal static class ZipFiles
{
    public static Dictionary<string, byte[]> Unpack(byte[] zip)
    {
        using ZipArchive archive = new(new MemoryStream(zip));
        return archive.Entries.ToDictionary(entry => entry.FullName, Content);
    }

    public static MemoryStream Pack(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in files)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        stream.Position = 0;
        return stream;
    }

    /// <summary>Changes model.json, leaving everything else.</summary>
    public static MemoryStream WithManifest(byte[] zip, Action<JsonObject> change)
    {
        Dictionary<string, byte[]> files = Unpack(zip);
        JsonObject manifest = JsonNode.Parse(files["model.json"])!.AsObject();
        change(manifest);
        files["model.json"] = Encoding.UTF8.GetBytes(manifest.ToJsonString());
        return Pack(files);
    }

    /// <summary>Replaces a part and its hash in model.json.</summary>
    public static MemoryStream WithPart(byte[] zip, string part, byte[] content)
    {
        Dictionary<string, byte[]> files = Unpack(zip);
        files[part] = content;
        JsonObject manifest = JsonNode.Parse(files["model.json"])!.AsObject();
        manifest["sha256"]![part] = Convert.ToHexStringLower(SHA256.HashData(content));
        files["model.json"] = Encoding.UTF8.GetBytes(manifest.ToJsonString());
        return Pack(files);
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using MemoryStream copy = new();
        using Stream stream = entry.Open();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
