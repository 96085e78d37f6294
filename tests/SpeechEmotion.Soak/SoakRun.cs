namespace SpeechEmotion.Soak;

/// <summary>Uses one recogniser from several threads for a long time, and looks at the memory now and then.</summary>
internal sealed class SoakRun(Answers answers, int threads)
{
    private const double AllowedGrowth = 0.1;

    // Pools keep a workspace for as many uses as were ever under way at once, and how many that were is chance.
    private const long AllowedHeapBytes = 24 << 20;
    private const long AllowedWorkingSetBytes = 64 << 20;

    private readonly List<MemorySample> _samples = [];

    /// <summary>Gets the samples; the first is taken when everything has been used once.</summary>
    public IReadOnlyList<MemorySample> Samples => _samples;

    /// <summary>Runs.</summary>
    /// <param name="uses">How often the recogniser is used in all.</param>
    /// <param name="every">After how many uses memory is looked at; no use is under way then.</param>
    /// <param name="sampled">Told of each sample.</param>
    /// <exception cref="AggregateException">An answer differed, or a use failed.</exception>
    public void Run(int uses, int every, Action<MemorySample>? sampled = null)
    {
        for (int done = 0; done < uses; done += every)
        {
            int first = done, count = Math.Min(every, uses - done);
            Task[] workers = [.. Enumerable.Range(0, threads).Select(worker => Task.Run(async () =>
            {
                for (int i = first + worker; i < first + count; i += threads)
                {
                    await Use.RunAsync(answers, i).ConfigureAwait(false);
                }
            }))];
            Task.WaitAll(workers);
            _samples.Add(MemorySample.Take(first + count));
            sampled?.Invoke(_samples[^1]);
        }
    }

    /// <summary>Says what grew from the first sample to the last; <see langword="null"/> where nothing did.</summary>
    public string? Growth()
    {
        MemorySample first = _samples[0], last = _samples[^1];
        return Growth("The heap", first.HeapBytes, last.HeapBytes, AllowedHeapBytes)
            ?? Growth("The working set", first.WorkingSetBytes, last.WorkingSetBytes, AllowedWorkingSetBytes);
    }

    private static string? Growth(string what, long first, long last, long allowed) =>
        last > (first * (1 + AllowedGrowth)) + allowed ? $"{what} grew from {first} to {last} bytes." : null;
}
