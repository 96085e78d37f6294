namespace SpeechEmotion.Audio;

/// <summary>Keeps the resamplers of the last used ratios, so that their filters are designed once.</summary>
/// <remarks>
/// Callable from several threads at once. Holds at most 16 resamplers (mostly a few hundred KiB each, 2 MiB at most); the one made first leaves first.
/// </remarks>
public sealed class ResamplerCache
{
    private const int Capacity = 16;

    private readonly Lock _lock = new();
    private readonly Dictionary<(double Source, double Target), Resampler> _resamplers = [];
    private readonly Queue<(double Source, double Target)> _order = [];

    /// <summary>Returns the resampler of a ratio, designed on first use.</summary>
    /// <param name="sourceRate">Samples a second of the input.</param>
    /// <param name="targetRate">Samples a second of the output.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate is not above 0, or the ratio is beyond 1:256 or 256:1.</exception>
    public Resampler Get(double sourceRate, double targetRate)
    {
        lock (_lock)
        {
            if (_resamplers.TryGetValue((sourceRate, targetRate), out Resampler? known))
            {
                return known;
            }

            Resampler resampler = new(sourceRate, targetRate);
            if (_order.Count == Capacity)
            {
                _resamplers.Remove(_order.Dequeue());
            }

            _order.Enqueue((sourceRate, targetRate));
            _resamplers.Add((sourceRate, targetRate), resampler);
            return resampler;
        }
    }
}
