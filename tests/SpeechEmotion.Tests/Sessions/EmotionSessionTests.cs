using System.Runtime.CompilerServices;
using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Tests.Sessions;

public sealed class EmotionSessionTests
{
    [Theory]
    [InlineData(16_000, 1, false)]
    [InlineData(16_000, 7, true)]
    [InlineData(16_000, 16_000, false)]
    [InlineData(44_100, 1, true)]
    [InlineData(44_100, 7, false)]
    [InlineData(44_100, 44_100, true)]
    [InlineData(11_025, 7, false)]
    public async Task ReadUpdatesAsync_AnyChunks_EqualTheRecordingsSegmentsBitForBit(int sampleRate, int chunk, bool mergeTurns)
    {
        AudioSignal signal = Speech.Recording(sampleRate);
        EmotionRecognizer recognizer = new(TinyModel.Create());
        SegmentOptions options = new() { WindowSeconds = 2, HopSeconds = 0.5, Smoothing = 0.3f, MergeTurns = mergeTurns };
        List<EmotionSegment> expected = await Speech.Segments(recognizer, signal, options);

        await using EmotionSession session = recognizer.OpenSession(sampleRate, new SessionOptions { Segments = options, QueueSeconds = 1 });
        Task<List<EmotionSegment>> updates = Speech.List(session.ReadUpdatesAsync());
        for (int start = 0; start < signal.Samples.Length; start += chunk)
        {
            await session.WriteAsync(signal.Samples[start..Math.Min(start + chunk, signal.Samples.Length)]);
        }

        await session.CompleteAsync();

        Assert.Contains(expected, segment => segment.IsSpeech);
        Assert.Equal(expected.Select(Speech.Text), (await updates).Select(Speech.Text));
    }

    [Fact]
    public async Task ReadUpdatesAsync_ReadToTheEnd_TellOnceWhatTheSessionWasLike()
    {
        AudioSignal signal = Speech.Recording(44_100);
        List<PredictionDiagnostics> seen = [];
        await using EmotionSession session = Clips.Recognizer().OpenSession(
            44_100, new SessionOptions { Segments = new SegmentOptions { Completed = seen.Add }, QueueSeconds = 60 });
        session.Write(signal.Samples.Span);
        await session.CompleteAsync();
        await Speech.List(session.ReadUpdatesAsync());
        Assert.Empty(await Speech.List(session.ReadUpdatesAsync()));

        PredictionDiagnostics whole = Clips.Recognizer().Predict(signal).Diagnostics, diagnostics = Assert.Single(seen);
        Assert.Equal(whole.LevelDecibels, diagnostics.LevelDecibels, 0.01f);
        Assert.Equal((whole.SourceSampleRate, whole.Peak, whole.SourceDuration), (diagnostics.SourceSampleRate, diagnostics.Peak, diagnostics.SourceDuration));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(1e19f)]
    [InlineData(-1e10f)]
    public async Task Write_SampleThatNoRecordingHas_IsRefusedAndTheSessionHearsOn(float sample)
    {
        AudioSignal signal = Speech.Recording();
        await using EmotionSession session = Clips.Recognizer().OpenSession(16_000, new SessionOptions { QueueSeconds = 60 });

        Assert.Contains("Sample 1 is", Assert.Throws<ArgumentException>(() => session.Write([0, sample])).Message, StringComparison.Ordinal);
        session.Write(signal.Samples.Span);
        await session.CompleteAsync();

        Assert.Contains(await Speech.List(session.ReadUpdatesAsync()), segment => segment.IsSpeech);
    }

    [Fact]
    public void OpenSession_MoreSpeechAskedForThanAWindowHolds_IsRefused()
    {
        EmotionRecognizer recognizer = Clips.Recognizer(new() { VoiceActivity = new() { MinimumSpeechMilliseconds = 4000 } });

        ArgumentException error = Assert.Throws<ArgumentException>(() => recognizer.OpenSession(16_000));

        Assert.Contains("MinimumSpeechMilliseconds is 4000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadUpdatesAsync_ForgottenWithATokenThatStays_IsCollected()
    {
        using CancellationTokenSource lifetime = new();
        WeakReference session = Forget(lifetime.Token);
        await Task.Delay(100);
        for (int i = 0; i < 20 && session.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(20);
        }

        Assert.False(session.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Forget(CancellationToken token)
        {
            EmotionSession forgotten = Clips.Recognizer().OpenSession(16_000);
            _ = Speech.List(forgotten.ReadUpdatesAsync(token));
            return new WeakReference(forgotten);
        }
    }

    [Fact]
    public async Task ReadUpdatesAsync_JudgingFails_NobodyWaitsAnyLonger()
    {
        InvalidOperationException away = new("away");
        EmotionRecognizer recognizer = Clips.Recognizer(new() { DetectSpeech = false }, new FailingClassifier(away));
        await using EmotionSession session = recognizer.OpenSession(16_000, new SessionOptions { QueueSeconds = 1 });
        Task<List<EmotionSegment>> updates = Speech.List(session.ReadUpdatesAsync());
        AudioSignal speech = Speech.Recording();

        InvalidOperationException refusal =
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await session.WriteAsync(speech.Samples).AsTask().WaitAsync(TimeSpan.FromMinutes(1)));

        Assert.Same(away, refusal.InnerException);
        Assert.Same(away, await Assert.ThrowsAsync<InvalidOperationException>(() => updates));
        Assert.Same(away, await Assert.ThrowsAsync<InvalidOperationException>(() => Speech.List(session.ReadUpdatesAsync())));
        Assert.Same(away, Assert.Throws<InvalidOperationException>(() => session.Write(new float[10])).InnerException);
    }

    [Fact]
    public async Task ReadUpdatesAsync_WhoeverIsToldOfTheEnd_MayDisposeTheSession()
    {
        EmotionSession? session = null;
        bool isDisposed = false;
        SegmentOptions options = new()
        {
            Completed = _ => isDisposed = session!.DisposeAsync().AsTask().Wait(TimeSpan.FromMinutes(1)),
        };
        session = Clips.Recognizer().OpenSession(16_000, new SessionOptions { Segments = options, QueueSeconds = 60 });
        session.Write(Clips.Read().Samples.Span);
        await session.CompleteAsync();

        await Speech.List(session.ReadUpdatesAsync());

        Assert.True(isDisposed);
    }

    [Fact]
    public void Write_ManyChunks_AllocatesNothing()
    {
        EmotionSession session = Clips.Recognizer().OpenSession(44_100);
        float[] chunk = new float[441];
        session.Write(chunk);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 2500; i++)
        {
            session.Write(chunk);
        }

        // One object a chunk would be 60 KB or more; the runtime itself allocates about 7 KB now and then.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40 * 1024);
    }

    [Fact]
    public async Task Write_FullQueue_RefusesAndTakesNothing()
    {
        await using EmotionSession session = Clips.Recognizer().OpenSession(16_000, new SessionOptions { QueueSeconds = 2 });
        session.Write(new float[31_999]);

        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => session.Write(new float[2]));
        Assert.Contains("QueueSeconds", e.Message, StringComparison.Ordinal);

        // The one sample there was room for is still free.
        session.Write(new float[1]);
        await session.CompleteAsync();
        List<EmotionSegment> updates = await Speech.List(session.ReadUpdatesAsync());
        Assert.Equal(TimeSpan.FromSeconds(2), Assert.Single(updates).End);
    }

    [Fact]
    public async Task WriteAsync_FullQueue_WaitsUntilUpdatesAreRead()
    {
        await using EmotionSession session = Clips.Recognizer().OpenSession(16_000, new SessionOptions { QueueSeconds = 1 });
        Task write = session.WriteAsync(new float[160_000]).AsTask();
        Assert.False(write.IsCompleted);

        Task<List<EmotionSegment>> updates = Speech.List(session.ReadUpdatesAsync());
        await write;
        await session.CompleteAsync();
        Assert.Equal(TimeSpan.FromSeconds(10), (await updates)[^1].End);
    }

    [Fact]
    public async Task WriteAsync_CancelledWhileWaiting_Throws()
    {
        await using EmotionSession session = Clips.Recognizer().OpenSession(16_000, new SessionOptions { QueueSeconds = 1 });
        using CancellationTokenSource cancellation = new();
        Task write = session.WriteAsync(new float[160_000], cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
    }

    [Fact]
    public async Task Write_AfterCompleteOrOfNonFiniteSamples_Throws()
    {
        await using EmotionSession session = Clips.Recognizer().OpenSession(16_000);
        Assert.Throws<ArgumentException>(() => session.Write([0, float.NaN]));
        await session.CompleteAsync();

        Assert.Throws<InvalidOperationException>(() => session.Write([0]));
    }

    [Fact]
    public async Task DisposeAsync_WorkInFlight_WaitsForIt()
    {
        using SemaphoreSlim entered = new(0);
        using SemaphoreSlim release = new(0);
        bool isFinished = false;
        ScriptedClassifier classifier = new(0.5f)
        {
            OnClassify = () =>
            {
                entered.Release();
                release.Wait();
                Volatile.Write(ref isFinished, true);
            },
        };
        EmotionSession session = Clips.Recognizer(classifier: classifier).OpenSession(16_000);
        session.Write(Speech.Recording().Samples.Span);
        Task<List<EmotionSegment>> updates = Speech.List(session.ReadUpdatesAsync());
        await entered.WaitAsync();

        Task disposal = session.DisposeAsync().AsTask();

        // A disposal that does not wait would be done by then.
        await Task.WhenAny(disposal, Task.Delay(200));
        Assert.False(disposal.IsCompleted);
        release.Release(1000);
        await disposal;
        Assert.True(Volatile.Read(ref isFinished));

        // The window in flight is finished; no other is begun.
        Assert.True((await updates).Count <= 1);
        Assert.Equal(1, classifier.Calls);
    }

    [Fact]
    public async Task DisposeAsync_ReaderAndWriterWait_EndsBoth()
    {
        EmotionSession idle = Clips.Recognizer().OpenSession(16_000);
        Task<List<EmotionSegment>> updates = Speech.List(idle.ReadUpdatesAsync());
        await idle.DisposeAsync();
        Assert.Empty(await updates);

        EmotionSession full = Clips.Recognizer().OpenSession(16_000, new SessionOptions { QueueSeconds = 1 });
        Task write = full.WriteAsync(new float[20_000]).AsTask();
        await full.DisposeAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => write);
    }

    [Fact]
    public async Task ReadUpdatesAsync_Cancelled_ThrowsAndTheNextEnumerationGoesOn()
    {
        await using EmotionSession session = Clips.Recognizer().OpenSession(16_000);
        using CancellationTokenSource cancellation = new();
        IAsyncEnumerator<EmotionSegment> updates = session.ReadUpdatesAsync(cancellation.Token).GetAsyncEnumerator();
        ValueTask<bool> next = updates.MoveNextAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await session.ReadUpdatesAsync().GetAsyncEnumerator().MoveNextAsync());
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
        await updates.DisposeAsync();

        session.Write(new float[16_000]);
        await session.CompleteAsync();
        Assert.Single(await Speech.List(session.ReadUpdatesAsync()));
    }

    [Fact]
    public async Task Session_NeverDisposed_IsCollected()
    {
        WeakReference forgotten = await ForgetAsync(Clips.Recognizer());
        for (int i = 0; i < 500 && forgotten.IsAlive; i++)
        {
            // The worker that runs the last step may still be at it.
            await Task.Delay(20);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(forgotten.IsAlive);
    }

    [Fact]
    public async Task Write_CompletedWithoutRoom_SaysThatNoSamplesCanFollow()
    {
        await using EmotionSession session = Clips.Recognizer().OpenSession(16_000, new SessionOptions { QueueSeconds = 1 });
        session.Write(new float[16_000]);
        await session.CompleteAsync();

        string message = Assert.Throws<InvalidOperationException>(() => session.Write(new float[100])).Message;

        Assert.Contains("completed", message, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenSession_BadOptions_NamesAll()
    {
        SessionOptions options = new() { QueueSeconds = 0, Segments = new SegmentOptions { HopSeconds = 9, PerChannel = true } };

        string message = Assert.Throws<ArgumentException>(() => Clips.Recognizer().OpenSession(16_000, options)).Message;

        Assert.Contains("QueueSeconds", message, StringComparison.Ordinal);
        Assert.Contains("HopSeconds", message, StringComparison.Ordinal);
        Assert.Contains("one channel", message, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenSession_NoSegmentOptions_SaysSo() => Assert.Contains(
        "Segments", Assert.Throws<ArgumentException>(() => Clips.Recognizer().OpenSession(16_000, new SessionOptions { Segments = null! })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(3)]
    [InlineData(0)]
    [InlineData(-16_000)]
    [InlineData(AudioSignal.MaxSampleRate + 1)]
    [InlineData(int.MaxValue)]
    public void OpenSession_RateOutOfRange_NamesIt(int sampleRate)
    {
        SessionOptions longest = new() { QueueSeconds = 600 };

        ArgumentOutOfRangeException e = Assert.Throws<ArgumentOutOfRangeException>(() => Clips.Recognizer().OpenSession(sampleRate, longest));

        Assert.Equal("sampleRate", e.ParamName);
    }

    /// <summary>Opens a session, reads one update and leaves it with a reader that waits.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> ForgetAsync(EmotionRecognizer recognizer)
    {
        EmotionSession session = recognizer.OpenSession(16_000);
        session.Write(new float[64_000]);
        IAsyncEnumerator<EmotionSegment> updates = session.ReadUpdatesAsync().GetAsyncEnumerator();
        Assert.True(await updates.MoveNextAsync());
        ValueTask<bool> next = updates.MoveNextAsync();
        Assert.False(next.IsCompleted);
        return new WeakReference(session);
    }
}
