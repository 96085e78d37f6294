using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace SpeechEmotion.Cli.Input;

/// <summary>Predicts many files on all cores and hands the answers out in the order of the files.</summary>
internal static class FilePredictor
{
    /// <summary>Predicts; a file that cannot be read gives an error in its place.</summary>
    public static async IAsyncEnumerable<PredictedFile> RunAsync(
        EmotionRecognizer recognizer, Func<Stream> openInput, IReadOnlyList<string> files, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (files.Count == 1)
        {
            yield return Predict(recognizer, openInput, files[0]);
            yield break;
        }

        // The channel is as long as the work in flight may be: memory does not grow with the number of files.
        Channel<Task<PredictedFile>> work = Channel.CreateBounded<Task<PredictedFile>>(Environment.ProcessorCount);
        Task producer = Task.Run(
            async () =>
            {
                foreach (string file in files)
                {
                    await work.Writer.WriteAsync(Task.Run(() => Predict(recognizer, openInput, file), cancellationToken), cancellationToken).ConfigureAwait(false);
                }

                work.Writer.Complete();
            },
            cancellationToken);
        for (int i = 0; i < files.Count; i++)
        {
            Task<PredictedFile> next = await work.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            yield return await next.ConfigureAwait(false);
        }

        await producer.ConfigureAwait(false);
    }

    private static PredictedFile Predict(EmotionRecognizer recognizer, Func<Stream> openInput, string path)
    {
        try
        {
            using Stream stream = path == AudioFiles.StandardInput ? openInput() : File.OpenRead(path);
            return new PredictedFile(path, recognizer.Predict(stream), null);
        }
        catch (Exception error) when (CommandLine.IsExpected(error))
        {
            return new PredictedFile(path, null, CommandLine.Describe(error));
        }
    }
}
