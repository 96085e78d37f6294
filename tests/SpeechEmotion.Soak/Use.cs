namespace SpeechEmotion.Soak;

/// <summary>The ways in which an application uses a recogniser, the careless ones included.</summary>
internal static class Use
{
    /// <summary>The number of different uses, in a fixed order.</summary>
    public const int Kinds = 10;

    /// <summary>Does one; which one, and with which recording, follows from the index.</summary>
    public static Task RunAsync(Answers answers, int index) => (index % Kinds, index / Kinds) switch
    {
        (<= 5, _) => Predict(answers, index),
        (6, _) => PredictLater(answers, index),
        (7, int round) => PredictCancelled(answers, round),
        (8, int round) => SegmentsLeftHalfWay(answers, round),
        (_, int round) => Session(answers, round),
    };

    /// <summary>Asks for a prediction that is cancelled somewhere on the way, or not.</summary>
    public static async Task PredictCancelled(Answers answers, int index)
    {
        using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(index % 7));
        try
        {
            answers.Check(index, await answers.Recognizer.PredictAsync(answers.Open(index), source.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
        }
    }

    /// <summary>Reads some segments and goes away, or is cancelled.</summary>
    public static async Task SegmentsLeftHalfWay(Answers answers, int index)
    {
        using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(5 + (index % 11)));
        try
        {
            IAsyncEnumerable<EmotionSegment> segments = answers.Recognizer.PredictSegmentsAsync(answers.Open(index), null, source.Token);
            await foreach (EmotionSegment segment in segments.ConfigureAwait(false))
            {
                if (index % 2 == 0)
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    /// <summary>Follows a live stream and disposes the session, or forgets it with a reader that waits.</summary>
    public static async Task Session(Answers answers, int index)
    {
        EmotionSession session = answers.Recognizer.OpenSession(16_000);

        // Longer than a window, whichever the recording.
        ReadOnlyMemory<float> samples = answers.Samples(index).Samples;
        for (int written = 0; written < 4 * session.SampleRate; written += samples.Length)
        {
            session.Write(samples.Span);
        }

        if (index % 2 == 0)
        {
            IAsyncEnumerator<EmotionSegment> updates = session.ReadUpdatesAsync().GetAsyncEnumerator();
            await updates.MoveNextAsync().ConfigureAwait(false);
            _ = updates.MoveNextAsync().AsTask();
            return;
        }

        await session.CompleteAsync().ConfigureAwait(false);
        await foreach (EmotionSegment update in session.ReadUpdatesAsync().ConfigureAwait(false))
        {
            _ = update;
        }

        await session.DisposeAsync().ConfigureAwait(false);
    }

    private static Task Predict(Answers answers, int index)
    {
        answers.Check(index, answers.Recognizer.Predict(answers.Open(index)));
        return Task.CompletedTask;
    }

    private static async Task PredictLater(Answers answers, int index) =>
        answers.Check(index, await answers.Recognizer.PredictAsync(answers.Open(index)).ConfigureAwait(false));
}
