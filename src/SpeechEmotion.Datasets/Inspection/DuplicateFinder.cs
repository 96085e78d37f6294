using System.Runtime.ExceptionServices;

namespace SpeechEmotion.Datasets;

/// <summary>Finds recordings that are there twice: one in training and its copy in the test is a leak.</summary>
public static class DuplicateFinder
{
    /// <summary>Groups the files that hold the same recording.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="decoders">Decoders to compare samples; none to compare the files' bytes.</param>
    /// <returns>Groups of two or more paths, each and all in ordinal order; empty where every recording is there once.</returns>
    /// <exception cref="AudioFormatException">Decoders were given, but a file cannot be decoded.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Find(IEnumerable<string> paths, params IReadOnlyList<IAudioDecoder> decoders)
    {
        string[] files = [.. paths];
        string[] hashes = new string[files.Length];
        try
        {
            Parallel.For(0, files.Length, index => hashes[index] = RecordingContent.Read(files[index], decoders).Hash);
        }
        catch (AggregateException error)
        {
            // One failure is enough to say; it keeps the place it comes from.
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }

        return Group(files.Zip(hashes));
    }

    internal static IReadOnlyList<IReadOnlyList<string>> Group(IEnumerable<(string Path, string Hash)> recordings) =>
        [.. recordings.GroupBy(recording => recording.Hash, recording => recording.Path)
            .Where(group => group.Count() > 1)
            .Select(group => (IReadOnlyList<string>)[.. group.Order(StringComparer.Ordinal)])
            .OrderBy(group => group[0], StringComparer.Ordinal)];
}
