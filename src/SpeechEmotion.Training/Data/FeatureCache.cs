namespace SpeechEmotion.Training;

/// <summary>Keeps extracted features in a folder, so that a second run does not compute them again.</summary>
/// <remarks>
/// Callable from several threads and processes at once: an entry is written beside its place and moved there whole, so a reader sees all
/// of it or nothing, and of two writers of the same entry either may win. A damaged entry is noticed by its checksum and computed again.
/// The folder may be deleted at any time.
/// </remarks>
public sealed class FeatureCache
{
    /// <summary>Opens a cache.</summary>
    /// <param name="folder">The folder; it is created on the first write.</param>
    public FeatureCache(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Folder = folder;
    }

    /// <summary>Gets the folder.</summary>
    public string Folder { get; }

    /// <summary>Returns the entry's features, or computes and keeps them.</summary>
    /// <param name="key">What decides the features.</param>
    /// <param name="compute">Computes them where the entry is missing or damaged.</param>
    /// <exception cref="IOException">The entry cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The entry may not be written.</exception>
    public FeatureMatrix GetOrAdd(FeatureCacheKey key, Func<FeatureMatrix> compute)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(compute);
        string path = PathOf(key);
        if (Read(path) is { } found)
        {
            return found;
        }

        FeatureMatrix features = compute();
        Write(path, features);
        return features;
    }

    private static FeatureMatrix? Read(string path)
    {
        try
        {
            return FeatureCacheEntry.Decode(File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Not there, or on some systems locked or refused while another process puts it there or deletes it: computing again is always right.
            return null;
        }
    }

    private static void Write(string path, FeatureMatrix features)
    {
        byte[] entry = FeatureCacheEntry.Encode(features);
        try
        {
            Put(path, entry);
        }
        catch (IOException)
        {
            // Somebody may have deleted the folder, or the draft in it, while it was made, which has many names. What stays wrong fails again.
            Put(path, entry);
        }
    }

    private static void Put(string path, byte[] entry)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(draft, entry);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && File.Exists(path))
        {
            // Another process has just put the same entry there and is reading it.
        }
        finally
        {
            Discard(draft);
        }
    }

    // Only there if writing or moving failed, and what failed is what to tell.
    private static void Discard(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A draft that stays is in nobody's way.
        }
    }

    // Two levels: tens of thousands of files in one folder are slow on some file systems.
    private string PathOf(FeatureCacheKey key)
    {
        string digest = key.Digest;
        return Path.Combine(Folder, digest[..2], digest + ".features");
    }
}
