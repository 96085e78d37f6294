using System.Text.Json.Serialization;

namespace SpeechEmotion.Training;

/// <summary>
/// The rate rises along half a cosine to the learning rate, then falls to almost nothing (Smith and Topin 2019; PyTorch's
/// <c>OneCycleLR</c>).
/// </summary>
public sealed record OneCycleSchedule : ScheduleOptions
{
    /// <summary>Gets the share of the steps over which the rate rises, above 0 and below 1.</summary>
    [JsonPropertyName("rise_share")]
    public double RiseShare { get; init; } = 0.3;

    /// <summary>Gets by how much the first rate is smaller than the highest, at least 1.</summary>
    [JsonPropertyName("initial_divisor")]
    public double InitialDivisor { get; init; } = 25;

    /// <summary>Gets by how much the last rate is smaller than the first, at least 1.</summary>
    [JsonPropertyName("final_divisor")]
    public double FinalDivisor { get; init; } = 10_000;

    internal override double Factor(double progress)
    {
        double first = 1 / InitialDivisor, last = first / FinalDivisor;
        return progress < RiseShare
            ? Between(first, 1, progress / RiseShare)
            : Between(1, last, (progress - RiseShare) / (1 - RiseShare));
    }

    internal override void Check(OptionChecks checks)
    {
        base.Check(checks);
        checks.Range(nameof(RiseShare), RiseShare, 0.001, 0.999);
        checks.Range(nameof(InitialDivisor), InitialDivisor, 1, 1e9);
        checks.Range(nameof(FinalDivisor), FinalDivisor, 1, 1e9);
    }

    private static double Between(double from, double to, double share) => to + (from - to) * (1 + Math.Cos(Math.PI * share)) / 2;
}
