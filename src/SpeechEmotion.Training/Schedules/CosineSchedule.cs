using System.Text.Json.Serialization;

namespace SpeechEmotion.Training;

/// <summary>The rate falls along half a cosine, step by step (Loshchilov and Hutter 2017, without restarts).</summary>
public sealed record CosineSchedule : ScheduleOptions
{
    /// <summary>Gets the factor reached at the end, 0 to 1.</summary>
    [JsonPropertyName("final_factor")]
    public double FinalFactor { get; init; }

    internal override double Factor(double progress) => FinalFactor + (1 - FinalFactor) * (1 + Math.Cos(Math.PI * progress)) / 2;

    internal override void Check(OptionChecks checks)
    {
        base.Check(checks);
        checks.Range(nameof(FinalFactor), FinalFactor, 0, 1);
    }
}
