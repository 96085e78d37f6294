using System.IO.Compression;

namespace SpeechEmotion.Classification;

/// <summary>
/// A bundle in one zip file. Nothing is unpacked to disk: the five known names are read into memory, each up to its own limit,
/// whatever sizes the zip claims; any other entry makes the file suspect and is refused.
/// </summary>
internal sealed class ZipSource : IBundleSource, IDisposable
{
    // The search for the directory's end reads up to 64 KiB; five entries and their names take less than 1 KiB.
    private const int DirectoryBudget = 256 << 10;

    private readonly ZipArchive _archive;

    /// <exception cref="ModelBundleException">The stream is no zip file or holds something else than a bundle.</exception>
    public ZipSource(Stream seekable)
    {
        try
        {
            BudgetedStream budgeted = new(seekable, DirectoryBudget);
            _archive = new ZipArchive(budgeted, ZipArchiveMode.Read, leaveOpen: true);
            CheckEntries(_archive.Entries);
            budgeted.LiftLimit();
        }
        catch (InvalidDataException exception)
        {
            throw new ModelBundleException($"this is no zip file: {exception.Message}", exception);
        }
    }

    public ReadOnlyMemory<byte> Read(string part, long maxBytes)
    {
        ZipArchiveEntry entry = _archive.GetEntry(part) ?? throw new ModelBundleException(part, "it is missing in the zip file.");
        try
        {
            using Stream stream = entry.Open();
            return BoundedRead.ToEnd(stream, maxBytes);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException)
        {
            throw new ModelBundleException(part, exception.Message, exception);
        }
    }

    public void Dispose() => _archive.Dispose();

    private static void CheckEntries(IReadOnlyCollection<ZipArchiveEntry> entries)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (ZipArchiveEntry entry in entries)
        {
            if (!BundlePart.All.Contains(entry.FullName))
            {
                throw new ModelBundleException(
                    $"the zip file holds '{entry.FullName}', which is no part of a bundle; the parts are {string.Join(", ", BundlePart.All)}.");
            }

            if (!seen.Add(entry.FullName))
            {
                throw new ModelBundleException(entry.FullName, "it is in the zip file twice.");
            }
        }
    }
}
