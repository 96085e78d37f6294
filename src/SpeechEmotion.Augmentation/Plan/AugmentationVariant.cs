using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation;

/// <summary>One way in which a plan changes a clip: steps applied in order. No steps leave the clip as it is.</summary>
/// <param name="Name">What the variant is called in reports and cache keys, for example <c>"clean"</c>; unique in its plan.</param>
/// <param name="Steps">The steps in order, each with its own probability.</param>
/// <param name="Weight">How often the variant is chosen on the fly, relative to the others; 0 to 1,000,000.</param>
/// <param name="OnRecording">
/// Whether the steps change the recording, as the world does, before it is cut, trimmed and rid of hum as the recipe says, instead of the prepared clip.
/// Only for variants that are made beforehand and for conditions of tests; <see langword="false"/> is not written.
/// </param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record AugmentationVariant(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("steps")] IReadOnlyList<AugmentationOptions> Steps,
    [property: JsonPropertyName("weight")] double Weight = 1,
    [property: JsonPropertyName("on_recording"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool OnRecording = false)
{
    /// <summary>Creates the augmenter of this variant.</summary>
    /// <param name="sources">The recordings that steps such as babble mix in.</param>
    /// <exception cref="ArgumentException">An option is out of range, or a needed recording is absent.</exception>
    public IAugmenter CreateAugmenter(AugmentationSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        OptionRules.Checked(this, GetErrors());
        return new AugmentationChain(Steps.Select(step => step.CreateStep(sources)));
    }

    internal IEnumerable<string> GetErrors() => OptionRules.Failures(
        [
            string.IsNullOrWhiteSpace(Name) ? "Name (name) must not be empty." : null,
            Steps?.Contains(null!) ?? true ? "Steps (steps) must be a list that holds no null." : null,
            OptionRules.Number("Weight (weight)", Weight, 0, 1_000_000),
            .. (Steps ?? []).SelectMany(step => step?.GetErrors() ?? []),
        ]).Select(failure => $"Variant '{Name}': {failure}");
}
