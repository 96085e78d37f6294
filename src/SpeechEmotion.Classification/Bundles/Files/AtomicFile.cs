namespace SpeechEmotion.Classification;

/// <summary>
/// Puts a file in its place whole: written beside it, flushed to the disk, then renamed over the old one. A full disk or a kill on the way
/// leaves the old file as it was.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    private readonly string _path;
    private readonly string _draft;

    /// <summary>Begins a file.</summary>
    /// <param name="path">The place.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public AtomicFile(string path)
    {
        // A name of its own, so that two writers cannot mix their files.
        (_path, _draft) = (path, $"{path}.{Guid.NewGuid():N}.tmp");
        Stream = new FileStream(_draft, FileMode.CreateNew, FileAccess.ReadWrite);
    }

    /// <summary>Gets where the content goes; it can also be read and sought.</summary>
    public FileStream Stream { get; }

    /// <summary>Writes a file.</summary>
    /// <param name="path">The place.</param>
    /// <param name="write">Writes the content; the stream can also be read and sought.</param>
    /// <exception cref="IOException">The file cannot be written, for example for want of room.</exception>
    public static void Write(string path, Action<FileStream> write)
    {
        using AtomicFile file = new(path);
        write(file.Stream);
        file.Commit();
    }

    /// <summary>Ends the content and puts it in its place; without this call the old file stays.</summary>
    /// <exception cref="IOException">The file cannot be written, for example for want of room.</exception>
    public void Commit()
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        File.Move(_draft, _path, overwrite: true);
    }

    /// <summary>Removes what was not put in its place.</summary>
    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        finally
        {
            // Only there if writing or moving failed.
            File.Delete(_draft);
        }
    }
}
