using System.Diagnostics;
using TorchSharp;

namespace SpeechEmotion.Benchmarks.TorchSharp;

/// <summary>One piece of work that both engines do, and the least time of each so far.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Threads">The threads of each.</param>
/// <param name="Repetitions">How often each repeats before it is the other's turn.</param>
/// <param name="Managed">The work in managed code.</param>
/// <param name="Torch">The same work in libtorch.</param>
internal sealed record EngineRow(string Name, int Threads, int Repetitions, Action Managed, Action Torch)
{
    public TimeSpan ManagedTime { get; private set; } = TimeSpan.MaxValue;

    public TimeSpan TorchTime { get; private set; } = TimeSpan.MaxValue;

    /// <summary>Measures both once more.</summary>
    public void Measure()
    {
        torch.set_num_threads(Threads);
        ManagedTime = Least(Managed, ManagedTime);
        TorchTime = Least(Torch, TorchTime);
    }

    private TimeSpan Least(Action work, TimeSpan best)
    {
        work();
        for (int i = 0; i < Repetitions; i++)
        {
            long start = Stopwatch.GetTimestamp();
            work();
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            best = time < best ? time : best;
        }

        return best;
    }
}
