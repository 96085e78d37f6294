using System.Text.Json.Serialization;

namespace SpeechEmotion.Training;

/// <summary>
/// The rate is multiplied by a factor when the training loss has stopped falling (Keras's <c>ReduceLROnPlateau(monitor="loss")</c>).
/// </summary>
public sealed record ReduceOnPlateauSchedule : ScheduleOptions
{
    /// <summary>Gets what the rate is multiplied by, above 0 and below 1.</summary>
    [JsonPropertyName("factor")]
    public double ReductionFactor { get; init; } = 0.4;

    /// <summary>Gets the epochs without improvement after which the rate falls, 1 to 100,000.</summary>
    [JsonPropertyName("patience")]
    public int Patience { get; init; } = 2;

    /// <summary>Gets the lowest rate.</summary>
    [JsonPropertyName("min_lr")]
    public double MinimumRate { get; init; } = 1e-7;

    /// <summary>Gets by how much the loss must fall to count as improved.</summary>
    [JsonPropertyName("min_delta")]
    public double MinimumDelta { get; init; } = 1e-4;

    internal override double Factor(double progress) => 1;

    internal override void Check(OptionChecks checks)
    {
        base.Check(checks);
        checks.Range("factor", ReductionFactor, 1e-6, 0.999999);
        checks.Range(nameof(Patience), Patience, 1, 100_000);
        checks.Range(nameof(MinimumRate), MinimumRate, 0, 10);
        checks.Range(nameof(MinimumDelta), MinimumDelta, 0, 1e6);
    }
}
