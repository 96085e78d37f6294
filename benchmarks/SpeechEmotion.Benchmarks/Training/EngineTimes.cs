using System.Diagnostics;
using System.Globalization;

namespace SpeechEmotion.Benchmarks.Training;

/// <summary>The least time of a few repetitions, as lines "name milliseconds" for <c>benchmarks/compare-torch</c>.</summary>
internal static class EngineTimes
{
    public static void Print()
    {
        Console.WriteLine(Line("forward_1_threads_1", 1, 1, 300, step => step.Forward()));
        Console.WriteLine(Line("forward_64_threads_2", 64, 2, 12, step => step.Forward()));
        Console.WriteLine(Line("step_78_threads_1", 78, 1, 6, step => step.Step()));
        Console.WriteLine(Line("step_78_threads_2", 78, 2, 8, step => step.Step()));
    }

    private static string Line(string name, int batch, int threads, int repetitions, Action<NotebookStep> body)
    {
        using NotebookStep step = new(batch, threads);
        TimeSpan best = TimeSpan.MaxValue;
        for (int i = 0; i < repetitions; i++)
        {
            long start = Stopwatch.GetTimestamp();
            body(step);
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
            best = elapsed < best ? elapsed : best;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{name} {best.TotalMilliseconds:F3}");
    }
}
