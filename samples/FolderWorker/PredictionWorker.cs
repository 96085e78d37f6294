using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpeechEmotion;

namespace FolderWorker;

/// <summary>
/// Predicts every new recording of a folder, a few at a time, and writes one line for each: what it sounds like, or what is wrong with it.
/// </summary>
internal sealed class PredictionWorker(
    IEmotionRecognizer recognizer, FolderScan scan, IOptions<FolderOptions> options, ILogger<PredictionWorker> log) : BackgroundService
{
    // What was said of files that cannot be read: once is enough, though they are tried again and again.
    private readonly ConcurrentDictionary<(FileStamp File, string Reason), bool> _said = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using ResultLog results = new(options.Value.ResultsPath);
        log.Watching(options.Value.Folder, results.Done.Count, options.Value.ResultsPath);

        // Stopping ends the search for files, and what was begun is finished: the loop has no token, its source has.
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.Value.Parallelism };
        IAsyncEnumerable<FileStamp> files = scan.NewFilesAsync(results.Done, stoppingToken);
        await Parallel.ForEachAsync(files, parallel, async (file, _) =>
        {
            if (await JudgeAsync(file).ConfigureAwait(false) is { } result)
            {
                results.Append(result);
            }
        }).ConfigureAwait(false);
    }

    private async Task<FileResult?> JudgeAsync(FileStamp file)
    {
        try
        {
            string path = Path.Combine(options.Value.Folder, file.File);
            EmotionPrediction prediction = await recognizer.PredictFileAsync(path, CancellationToken.None).ConfigureAwait(false);
            log.Judged(file.File);
            return FileResult.Of(file, prediction);
        }
        catch (AudioFormatException error) when (!LacksFfmpeg(error))
        {
            // A bad recording is an answer too: it is not tried again before it changes.
            log.NotJudged(file.File, error.Message);
            return FileResult.Of(file, error);
        }
        catch (Exception error) when (error is AudioFormatException or IOException or UnauthorizedAccessException)
        {
            // Not the recording's fault: another program holds it, its share is away, ffmpeg is not installed. A line would be for ever.
            if (_said.TryAdd((file, error.Message), true))
            {
                log.NotRead(file.File, error.Message);
            }

            scan.OfferAgain(file);
            return null;
        }
    }

    // The decoder says it in words only: the program "is not on PATH" or "cannot be started".
    private static bool LacksFfmpeg(AudioFormatException error) =>
        !error.IsCorrupt && error.Message.Contains("the ffmpeg program", StringComparison.OrdinalIgnoreCase);
}
