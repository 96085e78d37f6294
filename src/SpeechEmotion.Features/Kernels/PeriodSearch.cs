using System.Numerics;
using System.Runtime.CompilerServices;

namespace SpeechEmotion.Features.Kernels;

/// <summary>Finds the period of a frame in its autocorrelation.</summary>
internal sealed class PeriodSearch
{
    // A whole multiple of the period correlates as well as the period itself: 0.2 less for each 62.5 ms of lag decides for the short one.
    private const double LagPenaltyPerSecond = 3.2;

    private readonly double[] _window;
    private readonly int _shortest;
    private readonly int _longest;
    private readonly int _sampleRate;

    /// <summary>Prepares the search.</summary>
    /// <param name="window">The window of the frames, zero beyond its length.</param>
    /// <param name="sampleRate">In hertz.</param>
    /// <param name="minFrequency">The lowest pitch, in hertz.</param>
    /// <param name="maxFrequency">The highest pitch, in hertz.</param>
    public PeriodSearch(ReadOnlySpan<double> window, int sampleRate, double minFrequency, double maxFrequency)
    {
        _sampleRate = sampleRate;
        _shortest = (int)(sampleRate / maxFrequency);
        _longest = (int)(sampleRate / minFrequency);
        _window = Correlate(window.TrimEnd(0), _longest + 2);
    }

    /// <summary>Finds the best local maximum between the shortest and the longest lag.</summary>
    /// <param name="correlation">The autocorrelation; lag <c>n</c> at <c>n * stride</c>.</param>
    /// <param name="stride">The distance between lags.</param>
    /// <returns>The pitch in octaves (log2 of hertz) and the normalised correlation there, 0 to 1; 0 periodicity where there is no maximum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (float Octave, float Periodicity) Find(ReadOnlySpan<double> correlation, int stride)
    {
        double energy = correlation[0] / _window[0];
        if (!(energy > 0))
        {
            return (0, 0);
        }

        int best = 0;
        double highest = double.NegativeInfinity;
        double below = At(correlation, stride, _shortest - 1), here = At(correlation, stride, _shortest);
        for (int lag = _shortest; lag <= _longest; lag++)
        {
            double above = At(correlation, stride, lag + 1);
            double score = (here / energy) - (LagPenaltyPerSecond * (lag - _shortest) / _sampleRate);
            if (here >= below && here >= above && score > highest)
            {
                (best, highest) = (lag, score);
            }

            (below, here) = (here, above);
        }

        if (best == 0)
        {
            return (0, 0);
        }

        double peak = At(correlation, stride, best);
        double shift = Shift(At(correlation, stride, best - 1), peak, At(correlation, stride, best + 1));
        return ((float)Math.Log2(_sampleRate / (best + shift)), (float)Math.Clamp(peak / energy, 0, 1));
    }

    // A lag a lane: each is summed in the order of the samples, so that the processor's width changes no bit.
    private static double[] Correlate(ReadOnlySpan<double> window, int lags)
    {
        double[] padded = new double[window.Length + lags + Vector<double>.Count];
        window.CopyTo(padded);
        double[] sums = new double[lags + Vector<double>.Count];
        for (int lag = 0; lag < lags; lag += Vector<double>.Count)
        {
            Vector<double> sum = Vector<double>.Zero;
            for (int n = 0; n < window.Length - lag; n++)
            {
                sum += new Vector<double>(padded[n]) * new Vector<double>(padded.AsSpan(n + lag));
            }

            sum.CopyTo(sums, lag);
        }

        return sums;
    }

    private double At(ReadOnlySpan<double> correlation, int stride, int lag) => correlation[lag * stride] / _window[lag];

    // Where the parabola through three points has its top, −0.5 to 0.5 from the middle one.
    private static double Shift(double below, double peak, double above)
    {
        double curvature = below - (2 * peak) + above;
        return curvature < 0 ? Math.Clamp(0.5 * (below - above) / curvature, -0.5, 0.5) : 0;
    }
}
