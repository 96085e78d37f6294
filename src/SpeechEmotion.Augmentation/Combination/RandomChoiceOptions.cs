using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>Applies one of several steps, chosen anew for each clip, all equally likely. JSON <c>type</c>: <c>one_of</c>.</summary>
/// <param name="Choices">The steps to choose from, at least one.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record RandomChoiceOptions(
    [property: JsonPropertyName("choices")] IReadOnlyList<AugmentationOptions> Choices,
    double Probability = 1) : AugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return new RandomChoiceAugmenter(Choices.Select(choice => choice.CreateStep(sources)));
    }

    /// <inheritdoc/>
    public override AugmentationNeeds GetNeeds() => NeedsOf(Choices);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        [StepRules.NotEmpty("Choices (choices)", Choices), StepRules.Probability(Probability), .. (Choices ?? []).SelectMany(choice => choice?.GetErrors() ?? [])]);
}
