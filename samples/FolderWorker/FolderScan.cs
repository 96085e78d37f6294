using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FolderWorker;

/// <summary>
/// Finds files once they are completely written. It looks again and again instead of waiting for the system's notices: those get lost on
/// network shares and when too many come at once, and none says that a file is finished.
/// </summary>
internal sealed class FolderScan(IOptions<FolderOptions> options, TimeProvider time, ILogger<FolderScan> log)
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    private readonly ConcurrentQueue<(FileStamp File, FileTrouble Trouble)> _again = new();

    /// <summary>Has a file yielded again, as if it had come anew: a later look finds it, and it must be quiet first.</summary>
    public void OfferAgain(FileStamp file, FileTrouble trouble) => _again.Enqueue((file, trouble));

    /// <summary>Yields each file once, until the token is cancelled; nothing is looked at while nobody asks for the next.</summary>
    /// <param name="taken">What was done by earlier runs; the search keeps in it what it has yielded and is still there.</param>
    /// <param name="stopping">Ends the search without an exception.</param>
    public async IAsyncEnumerable<FolderFile> NewFilesAsync(
        HashSet<FileStamp> taken, [EnumeratorCancellation] CancellationToken stopping)
    {
        Dictionary<FileStamp, FileTrouble> troubles = [];
        Dictionary<FileStamp, long> waiting = [];
        while (!stopping.IsCancellationRequested)
        {
            List<FileStamp> listed = List();
            Forget(listed, taken, troubles);
            while (_again.TryDequeue(out (FileStamp File, FileTrouble Trouble) unread))
            {
                taken.Remove(unread.File);
                troubles[unread.File] = unread.Trouble;
            }

            Dictionary<FileStamp, long> stillWaiting = [];
            foreach (FileStamp file in listed.Where(file => !taken.Contains(file)))
            {
                // A file that was written to since has another stamp, and its time begins anew.
                long since = waiting.TryGetValue(file, out long first) ? first : time.GetTimestamp();
                if (time.GetElapsedTime(since) < options.Value.Quiet)
                {
                    stillWaiting[file] = since;
                    continue;
                }

                taken.Add(file);
                troubles.Remove(file, out FileTrouble? trouble);
                yield return new FolderFile(file, trouble);
                if (stopping.IsCancellationRequested)
                {
                    yield break;
                }
            }

            waiting = stillWaiting;
            await Task.Delay(options.Value.Interval, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // What is kept never outgrows what is there. A folder that holds nothing may be a share that is away and comes back with all its files.
    private static void Forget(List<FileStamp> listed, HashSet<FileStamp> taken, Dictionary<FileStamp, FileTrouble> troubles)
    {
        if (listed.Count == 0 || (taken.Count <= listed.Count && troubles.Count == 0))
        {
            return;
        }

        HashSet<FileStamp> there = [.. listed];
        taken.RemoveWhere(file => !there.Contains(file));
        foreach (FileStamp gone in troubles.Keys.Where(file => !there.Contains(file)).ToList())
        {
            troubles.Remove(gone);
        }
    }

    private List<FileStamp> List()
    {
        FolderOptions folder = options.Value;
        try
        {
            return
            [
                .. new DirectoryInfo(folder.Folder).EnumerateFiles("*", Everything)
                    .Where(file => folder.IsRecording(file.Extension))
                    .Select(file => new FileStamp(
                        Path.GetRelativePath(folder.Folder, file.FullName).Replace('\\', '/'), file.Length, file.LastWriteTimeUtc))
                    .OrderBy(file => file.Modified).ThenBy(file => file.File, StringComparer.Ordinal),
            ];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A share that is away for a while, or a file that went while it was looked at.
            log.NotListed(folder.Folder, error.Message);
            return [];
        }
    }
}
