using System.Globalization;

namespace SpeechEmotion.Cli.Output.Plots;

/// <summary>Where moments lie in the picture.</summary>
/// <param name="Start">The moment at the left edge.</param>
/// <param name="Duration">The time shown.</param>
/// <param name="Left">The left edge.</param>
/// <param name="Width">The width.</param>
internal sealed record TimeAxis(TimeSpan Start, TimeSpan Duration, double Left, double Width)
{
    private const int MostTicks = 12;
    private static readonly double[] Steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800];

    /// <summary>Gets the place of a moment, counted from the left edge's.</summary>
    public double X(TimeSpan time) => Left + (Width * Math.Clamp(Duration > TimeSpan.Zero ? time / Duration : 0, 0, 1));

    /// <summary>Lists round moments with their labels.</summary>
    public IEnumerable<(double X, string Label)> Ticks()
    {
        double step = Steps.FirstOrDefault(step => Duration.TotalSeconds / step <= MostTicks, Steps[^1]);
        for (double tick = Math.Ceiling(Start.TotalSeconds / step) * step; tick <= (Start + Duration).TotalSeconds + 1e-9; tick += step)
        {
            yield return (X(TimeSpan.FromSeconds(tick) - Start), Label(tick, step));
        }
    }

    private static string Label(double seconds, double step)
    {
        TimeSpan time = TimeSpan.FromSeconds(Math.Round(seconds, 3));
        string fraction = step < 1 ? time.ToString(@"\.f", CultureInfo.InvariantCulture) : string.Empty;
        return time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture) + fraction;
    }
}
