using System.Globalization;
using SpeechEmotion.Soak;

// dotnet run -c Release --project tests/SpeechEmotion.Soak -- [uses] [threads]
int uses = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
int threads = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Environment.ProcessorCount;
SoakRun run = new(new Answers(), threads);
Console.WriteLine($"{uses} uses of one recogniser on {threads} threads");
Console.WriteLine("| uses | managed heap, MiB | committed, MiB | working set, MiB | pool threads |");
Console.WriteLine("|---|---|---|---|---|");
run.Run(uses, Math.Max(1, uses / 20), sample => Console.WriteLine(
    $"| {sample.Uses} | {sample.HeapBytes / 1048576.0:0.00} | {sample.CommittedBytes / 1048576.0:0.0} | "
    + $"{sample.WorkingSetBytes / 1048576.0:0.0} | {sample.Threads} |"));
Console.WriteLine(run.Growth() ?? "Memory stays flat; every answer is that of the first time, bit for bit.");
return run.Growth() is null ? 0 : 1;
