using System.Diagnostics;

namespace SpeechEmotion.Fuzz;

/// <summary>A search over several doors in turns, on one thread, and its report.</summary>
internal static class FuzzRun
{
    private const string FindingsFolder = "artifacts/fuzz";

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(120);

    /// <summary>Searches for as long as the command says.</summary>
    /// <returns>0 where nothing was found, else 1.</returns>
    public static int Search(IReadOnlyList<FuzzTarget> targets, FuzzCommand command)
    {
        Fuzzer[] fuzzers = [.. targets.Select(target => new Fuzzer(target, command.Seed, TimeLimit))];
        Fuzzer current = fuzzers[0];
        long turnStart = Stopwatch.GetTimestamp();
        using Timer watch = new(_ => EndIfHanging(current, Volatile.Read(ref turnStart)), null, dueTime: 1000, period: 1000);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; Stopwatch.GetElapsedTime(start).TotalSeconds < command.Seconds; i++)
        {
            current = fuzzers[i % fuzzers.Length];
            Volatile.Write(ref turnStart, Stopwatch.GetTimestamp());
            current.Run(Turn);
        }

        return Report(fuzzers, command.Seed, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>Tries one saved input.</summary>
    /// <returns>0 where it is taken as documented, else 1.</returns>
    public static int Repeat(IReadOnlyList<FuzzTarget> targets, string path)
    {
        Fuzzer fuzzer = new(targets[0], 0, TimeLimit);
        Finding? finding = fuzzer.Try(File.ReadAllBytes(path));
        Console.WriteLine(finding is null ? $"as documented: {fuzzer.Outcomes.Keys.Single()}" : $"{finding.What}\n{finding.Details}");
        return finding is null ? 0 : 1;
    }

    private static int Report(Fuzzer[] fuzzers, int seed, TimeSpan elapsed)
    {
        Console.WriteLine($"seed {seed}, {elapsed.TotalSeconds:0} s, vectors of {System.Numerics.Vector<byte>.Count} bytes");
        Console.WriteLine("| door | inputs | accepted | distinct outcomes | most allocated, MiB | slowest, s | findings |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (Fuzzer fuzzer in fuzzers)
        {
            Console.WriteLine(
                $"| {fuzzer.Target.Name} | {fuzzer.Count} | {fuzzer.Accepted} | {fuzzer.Outcomes.Count} | "
                + $"{fuzzer.MostAllocated / 1048576.0:0.0} | {fuzzer.Slowest.TotalSeconds:0.00} | {fuzzer.Findings.Count} |");
        }

        Console.WriteLine($"{fuzzers.Sum(fuzzer => fuzzer.Count)} inputs, {fuzzers.Sum(fuzzer => fuzzer.Findings.Count)} findings");
        foreach (Finding finding in fuzzers.SelectMany(fuzzer => fuzzer.Findings))
        {
            Console.WriteLine($"{finding.Target}: {finding.What}\n  {finding.Save(FindingsFolder)}");
        }

        return fuzzers.Any(fuzzer => fuzzer.Findings.Count > 0) ? 1 : 0;
    }

    // An input that never ends cannot be stopped, only named.
    private static void EndIfHanging(Fuzzer fuzzer, long turnStart)
    {
        if (Stopwatch.GetElapsedTime(turnStart) > HangLimit)
        {
            Finding hang = new(fuzzer.Target.Name, "never ends", $"still running after {HangLimit.TotalSeconds} s", fuzzer.Current);
            Console.WriteLine($"{hang.Target}: {hang.What}\n  {hang.Save(FindingsFolder)}");
            Environment.Exit(1);
        }
    }
}
