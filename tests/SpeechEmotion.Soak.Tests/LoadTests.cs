namespace SpeechEmotion.Soak.Tests;

/// <summary>The shipped model under load: many threads, many cancellations, and the same again and again.</summary>
public sealed class LoadTests
{
    private static readonly Lazy<Answers> Shared = new(() => new Answers());

    [Fact]
    public void Predict_SixtyFourThreadsAtOnce_GiveTheAnswersOfOneBitForBit()
    {
        const int Count = 64;
        using Barrier start = new(Count);
        List<Exception> faults = [];
        Thread[] threads = [.. Enumerable.Range(0, Count).Select(index => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                Shared.Value.Check(index, Shared.Value.Recognizer.Predict(Shared.Value.Open(index)));
            }
            catch (Exception fault)
            {
                lock (faults)
                {
                    faults.Add(fault);
                }
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Empty(faults);
    }

    [Fact]
    public async Task CancellationStorm_OverAllWaysOfAsking_LeavesNothingRunning()
    {
        Func<Answers, int, Task>[] ways = [Use.PredictCancelled, Use.SegmentsLeftHalfWay, Use.Session];

        await Task.WhenAll(Enumerable.Range(0, 150).Select(index => Task.Run(() => ways[index % ways.Length](Shared.Value, index))));

        await AssertIdleAsync();
        Shared.Value.Check(1, Shared.Value.Recognizer.Predict(Shared.Value.Open(1)));
    }

    [Fact]
    public void Run_TheSameManyTimes_HoldsMemoryFlat()
    {
        SoakRun run = new(Shared.Value, threads: 4);

        run.Run(uses: 240, every: 80);

        Assert.Equal([80, 160, 240], run.Samples.Select(sample => sample.Uses));
        Assert.True(run.Growth() is null, run.Growth());
    }

    // Nothing is queued and nothing ends: only this test's own delays.
    private static async Task AssertIdleAsync()
    {
        for (int i = 0; i < 300; i++)
        {
            long before = ThreadPool.CompletedWorkItemCount;
            await Task.Delay(100);
            if (ThreadPool.PendingWorkItemCount == 0 && ThreadPool.CompletedWorkItemCount - before <= 3)
            {
                return;
            }
        }

        Assert.Fail("Work goes on 30 s after everything was cancelled.");
    }
}
