using System.Diagnostics;
using TorchSharp;

namespace SpeechEmotion.Benchmarks.TorchSharp;

/// <summary>One piece of work that both engines do, and the least time of each so far.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Threads">The threads of each.</param>
/// <param name="Repetitions">How often each repeats before it is the other's turn.</param>
/// <param name="InManaged">The work in managed code.</param>
/// <param name="InTorch">The same work in libtorch.</param>
internal sealed record EngineRow(string Name, int Threads, int Repetitions, Action InManaged, Action InTorch)
{
    /// <summary>Gets the least time in managed code, in milliseconds.</summary>
    public double Managed { get; private set; } = double.PositiveInfinity;

    /// <summary>Gets the least time in libtorch, in milliseconds.</summary>
    public double Torch { get; private set; } = double.PositiveInfinity;

    /// <summary>Measures both once more.</summary>
    public void Measure()
    {
        torch.set_num_threads(Threads);
        Managed = Least(InManaged, Managed);
        Torch = Least(InTorch, Torch);
    }

    private double Least(Action work, double best)
    {
        work();
        for (int i = 0; i < Repetitions; i++)
        {
            long start = Stopwatch.GetTimestamp();
            work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return best;
    }
}
