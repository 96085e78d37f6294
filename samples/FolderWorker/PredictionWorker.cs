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
    // A recording that takes too long, or on which ffmpeg dies, must not come again for ever.
    private const int MostInterruptions = 3;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using ResultLog results = new(options.Value.ResultsPath);
        HashSet<FileStamp> done = results.TakeDone();
        log.Watching(options.Value.Folder, done.Count, options.Value.ResultsPath);

        // Stopping ends the search for files, and what was begun is finished: the loop has no token, its source has.
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.Value.Parallelism };
        IAsyncEnumerable<FolderFile> files = scan.NewFilesAsync(done, stoppingToken);
        await Parallel.ForEachAsync(files, parallel, async (file, _) =>
        {
            if (await JudgeAsync(file, stoppingToken).ConfigureAwait(false) is { } result)
            {
                results.Append(result);
            }
        }).ConfigureAwait(false);
    }

    private async Task<FileResult?> JudgeAsync(FolderFile offer, CancellationToken stopping)
    {
        FileStamp file = offer.Stamp;
        int interruptions = offer.Trouble?.Interruptions ?? 0;
        try
        {
            string path = Path.Combine(options.Value.Folder, file.File);
            EmotionPrediction prediction = await recognizer.PredictFileAsync(path, CancellationToken.None).ConfigureAwait(false);
            log.Judged(file.File);
            return FileResult.Of(file, prediction);
        }
        catch (AudioFormatException error) when (IsAnswer(error.Reason, interruptions, stopping))
        {
            // A bad recording is an answer too: it is not tried again before it changes.
            log.NotJudged(file.File, error.Message);
            return FileResult.Of(file, error);
        }
        catch (Exception error) when (error is AudioFormatException or IOException or UnauthorizedAccessException)
        {
            // Not the recording's fault: another program holds it, its share is away, ffmpeg is missing or was ended. A line would be for ever.
            if (offer.Trouble?.Reason != error.Message)
            {
                log.NotRead(file.File, error.Message);
            }

            bool isInterrupted = error is AudioFormatException { Reason: AudioFormatReason.Interrupted };
            scan.OfferAgain(file, new FileTrouble(error.Message, isInterrupted ? interruptions + 1 : interruptions));
            return null;
        }
    }

    // Whatever stops this service may have ended its ffmpeg first; the next run tries again.
    private static bool IsAnswer(AudioFormatReason reason, int interruptions, CancellationToken stopping) => reason switch
    {
        AudioFormatReason.DecoderMissing => false,
        AudioFormatReason.Interrupted => interruptions + 1 >= MostInterruptions && !stopping.IsCancellationRequested,
        _ => true,
    };
}
