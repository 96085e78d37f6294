namespace SpeechEmotion.Soak;

/// <summary>What the process held after so many uses, everything collected that could be.</summary>
/// <param name="Uses">The uses so far.</param>
/// <param name="HeapBytes">What lives on the managed heap.</param>
/// <param name="CommittedBytes">What the collector has of the system for it.</param>
/// <param name="WorkingSetBytes">The memory of the whole process.</param>
/// <param name="Threads">The threads of the pool.</param>
internal readonly record struct MemorySample(long Uses, long HeapBytes, long CommittedBytes, long WorkingSetBytes, int Threads)
{
    /// <summary>Collects, and looks.</summary>
    public static MemorySample Take(long uses)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        long heap = GC.GetTotalMemory(forceFullCollection: false);
        return new(uses, heap, GC.GetGCMemoryInfo().TotalCommittedBytes, Environment.WorkingSet, ThreadPool.ThreadCount);
    }
}
