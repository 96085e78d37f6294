using System.Diagnostics;
using SpeechEmotion.Fuzz.Mutations;

namespace SpeechEmotion.Fuzz;

/// <summary>
/// Changes valid inputs of one door again and again. What an input leads to (success, or the words of the error) is its outcome; an input
/// with a new outcome is kept and changed further, which leads deeper than changing the first samples alone. The same seed gives the same
/// inputs.
/// </summary>
internal sealed class Fuzzer(FuzzTarget target, int seed, TimeSpan timeLimit)
{
    private const int MaxKept = 512;
    private const int MaxInputBytes = 1 << 20;
    private const int MaxChanges = 6;

    private readonly List<byte[]> _pool = [.. target.Samples];
    private readonly Dictionary<string, long> _outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Finding> _findings = new(StringComparer.Ordinal);

    /// <summary>Gets the door.</summary>
    public FuzzTarget Target => target;

    /// <summary>Gets how many inputs were tried.</summary>
    public long Count { get; private set; }

    /// <summary>Gets how many inputs were taken without an error.</summary>
    public long Accepted { get; private set; }

    /// <summary>Gets how often each outcome was seen.</summary>
    public IReadOnlyDictionary<string, long> Outcomes => _outcomes;

    /// <summary>Gets one finding of each kind.</summary>
    public IReadOnlyCollection<Finding> Findings => _findings.Values;

    /// <summary>Gets the longest processor time of one input.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>Gets the most bytes that one input allocated.</summary>
    public long MostAllocated { get; private set; }

    /// <summary>Gets the input under way, for whoever finds that it never ends.</summary>
    public byte[] Current { get; private set; } = [];

    /// <summary>Tries so many inputs.</summary>
    public void Run(long count)
    {
        for (long i = 0; i < count; i++)
        {
            Next();
        }
    }

    /// <summary>Tries inputs for so long.</summary>
    public void Run(TimeSpan time)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            Next();
        }
    }

    /// <summary>Tries one input.</summary>
    /// <returns>What went wrong, or <see langword="null"/>.</returns>
    public Finding? Try(byte[] input)
    {
        Current = input;
        Count++;
        Exception? error = null;
        long before = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan start = ProcessorTime;
        try
        {
            target.Run(input);
            Accepted++;
        }
        catch (Exception caught)
        {
            // Every kind: finding those that nobody documented is what this is for.
            error = caught;
        }

        TimeSpan time = ProcessorTime - start;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        MostAllocated = Math.Max(MostAllocated, allocated);
        Slowest = time > Slowest ? time : Slowest;
        Keep(input, Outcome.Of(error));
        return Judge(input, error, allocated, time);
    }

    // The processor's time, so that other programs do not count.
    private static TimeSpan ProcessorTime =>
        OperatingSystem.IsBrowser() || OperatingSystem.IsIOS() || OperatingSystem.IsTvOS() ? TimeSpan.Zero : Environment.CpuUsage.TotalTime;

    private void Next()
    {
        Random random = new(HashCode(seed, Count));
        IReadOnlyList<byte[]> origins = random.Next(2) == 0 ? target.Samples : _pool;
        byte[] input = origins[random.Next(origins.Count)];
        for (int changes = random.Next(2) == 0 ? 1 : random.Next(2, MaxChanges); changes > 0; changes--)
        {
            input = random.Next(4) == 0 ? ByteMutations.Mutate(input, random) : target.Mutate(input, random);
        }

        if (input.Length > MaxInputBytes)
        {
            input = input[..MaxInputBytes];
        }

        if (Try(input) is { } finding)
        {
            _findings.TryAdd(finding.What, finding);
        }
    }

    private void Keep(byte[] input, string outcome)
    {
        if (_outcomes.TryGetValue(outcome, out long seen))
        {
            _outcomes[outcome] = seen + 1;
        }
        else if (_outcomes.Count < MaxKept)
        {
            _outcomes.Add(outcome, 1);
            _pool.Add(input);
        }
    }

    private Finding? Judge(byte[] input, Exception? error, long allocated, TimeSpan time)
    {
        if (error is not null && !target.IsDocumented(error))
        {
            return new Finding(target.Name, $"not documented: {Outcome.Of(error)}", error.ToString(), input);
        }

        long limit = target.MemoryBase + (target.MemoryPerByte * input.Length);
        if (allocated > limit)
        {
            string figures = $"{allocated} bytes allocated for an input of {input.Length}; the limit is {limit}.";
            return new Finding(target.Name, $"memory: {Outcome.Of(error)}", figures, input);
        }

        return time > timeLimit
            ? new Finding(target.Name, $"time: {Outcome.Of(error)}", $"{time.TotalSeconds:0.0} s for {input.Length} bytes.", input)
            : null;
    }

    // The same on every machine, as System.HashCode is not.
    private static int HashCode(int seed, long index) => unchecked((int)(((ulong)index * 0x9E3779B97F4A7C15) >> 32) ^ (seed * 0x01000193));
}
