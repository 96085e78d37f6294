using System.Runtime.CompilerServices;
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
    private int _failed;
    private int _skipped;

    /// <summary>Writes the segments of many recordings, some at a time; one that cannot be read does not stop the others.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> WriteAsync(
        InputFiles files, SegmentTranscript transcript, int jobs, FileBar bar, CancellationToken cancellationToken)
    {
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Named(files, cancellationToken), parallel, async (item, token) =>
        {
            string? error = item.File.Error ?? await WriteAsync(item.File.Path, item.Output, transcript, token).ConfigureAwait(false);
            if (error is not null)
            {
                Interlocked.Increment(ref _failed);
                bar.Say(TerminalText.Of($"error: {item.File.Path}: {error}"));
            }

            bar.Count(error is not null);
        }).ConfigureAwait(false);
        if (_skipped > 0)
        {
            bar.Say($"note: {_skipped} recordings whose segments were there already were left out.");
        }

        return _failed > 0 ? ExitCode.Failed : ExitCode.Success;
    }

    // The first of two recordings whose segments would be called alike gets the name, whichever is judged first, and whichever part of the
    // inputs it is in.
    private async IAsyncEnumerable<(ListedFile File, string Output)> Named(
        InputFiles files, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Dictionary<string, string> inputs = new(OutputFile.Names);
        await foreach ((ListedFile file, bool isMine) in files.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            string output = Path.Combine(folder, Path.ChangeExtension(file.Below, SegmentFormat.Extension(format)));
            bool isFree = file.Error is not null || inputs.TryAdd(output, file.Path) || inputs[output] == file.Path;
            if (isMine)
            {
                yield return (isFree ? file : file with { Error = $"'{output}' gets the segments of '{inputs[output]}'." }, output);
            }
        }
    }

    private async Task<string?> WriteAsync(string input, string output, SegmentTranscript transcript, CancellationToken cancellationToken)
    {
        if (skipExisting && File.Exists(output))
        {
            Interlocked.Increment(ref _skipped);
            return null;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(output)!);
            OutputFile.RequireOther(output, input);
            await OutputFile.WriteAsync(output, writer => transcript.WriteAsync(input, writer, cancellationToken)).ConfigureAwait(false);
            return null;
        }
        catch (Exception error) when (error is UsageException || (CommandLine.IsExpected(error) && !cancellationToken.IsCancellationRequested))
        {
            return CommandLine.Describe(error);
        }
    }
}
