using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Applies steps one after another, as a unit with one probability. JSON <c>type</c>: <c>chain</c>.</summary>
/// <param name="Steps">The steps in order, at least one.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record ChainOptions(
    [property: JsonPropertyName("steps")] IReadOnlyList<AugmentationOptions> Steps,
    double Probability = 1) : AugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return new AugmentationChain(Steps.Select(step => step.CreateStep(sources)));
    }

    /// <inheritdoc/>
    public override AugmentationNeeds GetNeeds() => NeedsOf(Steps);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        [StepRules.NotEmpty("Steps (steps)", Steps), StepRules.Probability(Probability), .. (Steps ?? []).SelectMany(step => step?.GetErrors() ?? [])]);
}
