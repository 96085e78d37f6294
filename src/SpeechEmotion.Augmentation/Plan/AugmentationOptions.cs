using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>One step of an <see cref="AugmentationPlan"/> as data: what is done to the samples and how often.</summary>
/// <remarks>
/// Immutable and safe to share between threads. In JSON the member <c>type</c> names the step; members left out take their
/// defaults and unknown members are refused. A type defined outside this package works in code but has no JSON form.
/// </remarks>
[JsonConverter(typeof(AugmentationOptionsConverter))]
public abstract record AugmentationOptions
{
    /// <summary>Gets the probability with which the step is applied to a clip, 0 to 1. JSON: <c>probability</c>.</summary>
    [JsonPropertyOrder(1)]
    public double Probability { get; init; } = 1;

    /// <summary>Creates the augmenter that these options describe; it ignores <see cref="Probability"/>, which the plan applies.</summary>
    /// <param name="sources">The recordings that steps such as babble mix in.</param>
    /// <exception cref="ArgumentException">An option is out of range (all faults in one message), or a needed recording is absent.</exception>
    public abstract IAugmenter CreateAugmenter(AugmentationSources sources);

    /// <summary>Creates the augmenter and applies <see cref="Probability"/> to it.</summary>
    internal IAugmenter CreateStep(AugmentationSources sources)
    {
        IAugmenter augmenter = CreateAugmenter(sources);
        return Probability == 1 ? augmenter : new RandomAugmenter(augmenter, Probability);
    }
}
