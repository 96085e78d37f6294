using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>The noise of the original notebook: <c>y + a·N(0, 1)</c> with <c>a = amount·U(0, 1)·max(y)</c>. JSON <c>type</c>: <c>notebook_noise</c>.</summary>
/// <param name="Amount">The largest standard deviation of the noise as a share of the clip's maximum, 0 to 1.</param>
/// <param name="Probability">The probability with which a plan applies the step to a clip, 0 to 1.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record NotebookNoiseOptions(
    [property: JsonPropertyName("amount")] double Amount = 0.035,
    double Probability = 1) : AugmentationOptions(Probability)
{
    /// <inheritdoc/>
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new NotebookNoiseAugmenter(this);

    /// <inheritdoc/>
    public override IEnumerable<string> GetErrors() => OptionRules.Failures(
        OptionRules.Number("Amount (amount)", Amount, 0, 1),
        StepRules.Probability(Probability));
}
