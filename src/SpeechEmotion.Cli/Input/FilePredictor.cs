using System.Runtime.CompilerServices;
using System.Threading.Channels;
using SpeechEmotion.Audio;

namespace SpeechEmotion.Cli.Input;

/// <summary>Predicts many files at once and hands the answers out in the order of the files.</summary>
/// <param name="host">Opens standard input.</param>
/// <param name="recognizer">The recogniser.</param>
/// <param name="options">The options it was made with.</param>
/// <param name="channel">The only channel to listen to, counted from 0; <see langword="null"/> takes the mean of all.</param>
/// <param name="jobs">How many files to work on at the same time.</param>
internal sealed class FilePredictor(CliHost host, EmotionRecognizer recognizer, EmotionRecognizerOptions options, int? channel, int jobs)
{
    // Finished answers that wait for a slower one before them; they are small, recordings are not.
    private const int AnswersPerJob = 8;

    private readonly AudioReader _reader = new(options.Decoders);

    /// <summary>Predicts; a file that cannot be read, or a folder, gives an error in its place. Memory does not grow with the number of files.</summary>
    public async IAsyncEnumerable<PredictedFile> RunAsync(
        IAsyncEnumerable<ListedFile> files, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Channel<Task<PredictedFile>> work = Channel.CreateBounded<Task<PredictedFile>>(jobs * AnswersPerJob);
        Task producer = Task.Run(() => StartAllAsync(files, work.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (Task<PredictedFile> next in work.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                // A read from a pipe that says nothing cannot be ended, only left.
                yield return await next.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await producer.ConfigureAwait(false);
        }
    }

    private async Task StartAllAsync(IAsyncEnumerable<ListedFile> files, ChannelWriter<Task<PredictedFile>> work, CancellationToken cancellationToken)
    {
        SemaphoreSlim free = new(jobs); // Not disposed: who is left behind releases it.
        List<Task> running = [];
        Exception? failure = null;
        try
        {
            await foreach (ListedFile file in files.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (file.Error is not null)
                {
                    await work.WriteAsync(Task.FromResult(new PredictedFile(file.Path, null, file.Error)), cancellationToken).ConfigureAwait(false);
                    continue;
                }

                await free.WaitAsync(cancellationToken).ConfigureAwait(false);
                Task<PredictedFile> task = Task.Run(() => PredictAndRelease(file.Path, free), CancellationToken.None);
                running.RemoveAll(earlier => earlier.IsCompleted);
                running.Add(task);
                await work.WriteAsync(task, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error)
        {
            failure = error; // The consumer learns it from the channel, after what was done before.
        }

        await Task.WhenAll(running).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        work.Complete(failure);
    }

    private PredictedFile PredictAndRelease(string path, SemaphoreSlim free)
    {
        try
        {
            return new PredictedFile(path, Predict(path), null);
        }
        catch (Exception error) when (CommandLine.IsExpected(error))
        {
            return new PredictedFile(path, null, CommandLine.Describe(error));
        }
        finally
        {
            free.Release();
        }
    }

    private EmotionPrediction Predict(string path)
    {
        using Stream stream = AudioFiles.Open(host, path);

        // A second more than the recogniser listens to, so that it notices and says that there was more.
        return channel is null
            ? recognizer.Predict(stream)
            : recognizer.Predict(_reader.Read(
                stream, new AudioReadOptions { Channel = channel, DurationSeconds = options.MaximumDuration.TotalSeconds + 1 }));
    }
}
