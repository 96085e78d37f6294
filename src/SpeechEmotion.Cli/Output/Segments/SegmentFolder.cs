using System.Collections.Concurrent;
using SpeechEmotion.Cli.Input;
using SpeechEmotion.Cli.Progress;

namespace SpeechEmotion.Cli.Output.Segments;

/// <summary>
/// A folder that gets one file of segments for every recording, named like it and in the same folders. A file is there whole or not at all,
/// so that a broken run can go on.
/// </summary>
/// <param name="folder">The folder; made where it is not there.</param>
/// <param name="format">One of <see cref="SegmentFormat.Names"/>.</param>
/// <param name="skipExisting">Whether recordings whose file is there are left out.</param>
internal sealed class SegmentFolder(string folder, string format, bool skipExisting)
{
    private readonly ConcurrentDictionary<string, string> _inputs = new(OutputFile.Names);

    /// <summary>Writes the segments of many recordings, some at a time; one that cannot be read does not stop the others.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> WriteAsync(
        IAsyncEnumerable<ListedFile> files, SegmentTranscript transcript, int jobs, FileBar bar, CancellationToken cancellationToken)
    {
        int failed = 0;
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(files, parallel, async (file, token) =>
        {
            string? error = await WriteAsync(file, transcript, token).ConfigureAwait(false);
            if (error is not null)
            {
                Interlocked.Increment(ref failed);
                bar.Say($"error: {file.Path}: {error}");
            }

            bar.Count(error is not null);
        }).ConfigureAwait(false);
        return failed > 0 ? ExitCode.Failed : ExitCode.Success;
    }

    private async Task<string?> WriteAsync(ListedFile file, SegmentTranscript transcript, CancellationToken cancellationToken)
    {
        if (file.Error is not null)
        {
            return file.Error;
        }

        string path = Path.Combine(folder, Path.ChangeExtension(file.Below, SegmentFormat.Extension(format)));
        if (_inputs.GetOrAdd(path, file.Path) is { } other && other != file.Path)
        {
            return $"'{path}' has the segments of '{other}'.";
        }

        try
        {
            if (!skipExisting || !File.Exists(path))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                OutputFile.RequireOther(path, file.Path);
                await OutputFile.WriteAsync(path, output => transcript.WriteAsync(file.Path, output, cancellationToken)).ConfigureAwait(false);
            }

            return null;
        }
        catch (Exception error) when (error is UsageException || (CommandLine.IsExpected(error) && !cancellationToken.IsCancellationRequested))
        {
            return CommandLine.Describe(error);
        }
    }
}
