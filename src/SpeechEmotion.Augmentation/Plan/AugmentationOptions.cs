using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>One step of an <see cref="AugmentationPlan"/> as data: what is done to the samples, and how often.</summary>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>
/// Immutable and safe to share between threads. In JSON the member <c>type</c> names the step and unknown members are refused.
/// A type defined outside this package has a JSON form where the plan knows it as a <see cref="CustomStep"/>.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(NotebookNoiseOptions), "notebook_noise")]
[JsonDerivedType(typeof(NoiseOptions), "noise")]
[JsonDerivedType(typeof(HumOptions), "hum")]
[JsonDerivedType(typeof(BabbleOptions), "babble")]
[JsonDerivedType(typeof(RecordedNoiseOptions), "recorded_noise")]
[JsonDerivedType(typeof(GainOptions), "gain")]
[JsonDerivedType(typeof(ClippingOptions), "clipping")]
[JsonDerivedType(typeof(TimeShiftOptions), "time_shift")]
[JsonDerivedType(typeof(ExcerptOptions), "excerpt")]
[JsonDerivedType(typeof(TimeStretchOptions), "time_stretch")]
[JsonDerivedType(typeof(PitchShiftOptions), "pitch_shift")]
[JsonDerivedType(typeof(SpeedOptions), "speed")]
[JsonDerivedType(typeof(ConcatenationOptions), "concatenation")]
[JsonDerivedType(typeof(TelephoneOptions), "telephone")]
[JsonDerivedType(typeof(LowPassOptions), "low_pass")]
[JsonDerivedType(typeof(ReverberationOptions), "reverberation")]
[JsonDerivedType(typeof(ChainOptions), "chain")]
[JsonDerivedType(typeof(RandomChoiceOptions), "one_of")]
public abstract record AugmentationOptions([property: JsonPropertyName("probability"), JsonPropertyOrder(1)] double Probability)
{
    /// <summary>Creates the augmenter that these options describe; it ignores <see cref="Probability"/>, which the plan applies.</summary>
    /// <param name="sources">The recordings that steps such as babble mix in.</param>
    /// <exception cref="ArgumentException">An option is out of range (all faults in one message), or a needed recording is absent.</exception>
    public abstract IAugmenter CreateAugmenter(AugmentationSources sources);

    /// <summary>Says which recordings the augmenter mixes in; a step from outside that mixes some in overrides this.</summary>
    public virtual AugmentationNeeds GetNeeds() => AugmentationNeeds.None;

    /// <summary>Lists what is wrong with the options: one sentence each, with the found and the accepted values.</summary>
    public abstract IEnumerable<string> GetErrors();

    /// <summary>Says what several steps mix in between them.</summary>
    internal static AugmentationNeeds NeedsOf(IEnumerable<AugmentationOptions> steps) =>
        steps.Aggregate(AugmentationNeeds.None, static (needs, step) => needs | step.GetNeeds());

    /// <summary>Creates the augmenter and applies <see cref="Probability"/> to it.</summary>
    internal IAugmenter CreateStep(AugmentationSources sources)
    {
        IAugmenter augmenter = CreateAugmenter(sources);
        return Probability == 1 ? augmenter : new RandomAugmenter(augmenter, Probability);
    }
}
