using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpeechEmotion;

namespace FolderWorker;

/// <summary>Predicts every new recording of a folder, a few at a time, and writes one line for each, whatever becomes of it.</summary>
internal sealed class PredictionWorker(
    IEmotionRecognizer recognizer, FolderScan scan, IOptions<FolderOptions> options, ILogger<PredictionWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using ResultLog results = new(options.Value.ResultsPath);
        log.Watching(options.Value.Folder, results.Done.Count, options.Value.ResultsPath);

        // Stopping ends the search for files, and what was begun is finished: the loop has no token, its source has.
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.Value.Parallelism };
        IAsyncEnumerable<FileStamp> files = scan.NewFilesAsync(results.Done, stoppingToken);
        await Parallel.ForEachAsync(files, parallel, async (file, _) => results.Append(await JudgeAsync(file).ConfigureAwait(false)))
            .ConfigureAwait(false);
    }

    private async Task<FileResult> JudgeAsync(FileStamp file)
    {
        try
        {
            string path = Path.Combine(options.Value.Folder, file.File);
            EmotionPrediction prediction = await recognizer.PredictFileAsync(path, CancellationToken.None).ConfigureAwait(false);
            log.Judged(file.File);
            return FileResult.Of(file, prediction);
        }
        catch (Exception error) when (error is AudioFormatException or IOException or UnauthorizedAccessException)
        {
            // A bad recording is an answer too: it is not tried again before it changes.
            log.NotJudged(file.File, error.Message);
            return FileResult.Of(file, error);
        }
    }
}
