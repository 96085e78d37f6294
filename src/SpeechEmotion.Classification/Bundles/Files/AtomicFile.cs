namespace SpeechEmotion.Classification;

/// <summary>
/// Puts a file in its place whole: written beside it, flushed to the disk, then renamed over the old one. A full disk or a kill on the way
/// leaves the old file as it was.
/// </summary>
internal static class AtomicFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">The place.</param>
    /// <param name="write">Writes the content; the stream can also be read and sought.</param>
    /// <exception cref="IOException">The file cannot be written, for example for want of room.</exception>
    public static void Write(string path, Action<FileStream> write)
    {
        // A name of its own, so that two writers cannot mix their files.
        string draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream stream = new(draft, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            // Only there if writing or moving failed.
            File.Delete(draft);
        }
    }
}
