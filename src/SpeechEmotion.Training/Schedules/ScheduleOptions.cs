using System.Text.Json.Serialization;

namespace SpeechEmotion.Training;

/// <summary>How the learning rate changes over training. In JSON the member <c>type</c> tells which schedule it is.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(ConstantSchedule), "constant")]
[JsonDerivedType(typeof(ReduceOnPlateauSchedule), "reduce_on_plateau")]
[JsonDerivedType(typeof(CosineSchedule), "cosine")]
[JsonDerivedType(typeof(OneCycleSchedule), "one_cycle")]
public abstract record ScheduleOptions
{
    private protected ScheduleOptions()
    {
    }

    /// <summary>Gets one schedule of each type with its defaults.</summary>
    internal static IReadOnlyList<ScheduleOptions> Standards =>
        [new ConstantSchedule(), new ReduceOnPlateauSchedule(), new CosineSchedule(), new OneCycleSchedule()];

    /// <summary>Gets the epochs, whole or not, over which the rate first rises evenly from nothing; 0 for none.</summary>
    [JsonPropertyName("warmup_epochs")]
    public double WarmupEpochs { get; init; }

    /// <summary>The factor on the learning rate.</summary>
    /// <param name="progress">The share of the steps after the warm-up that is done, 0 to below 1.</param>
    internal abstract double Factor(double progress);

    internal virtual void Check(OptionChecks checks) => checks.Range(nameof(WarmupEpochs), WarmupEpochs, 0, 100_000);
}
