using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>Dropout: in training a share of the values is set to 0 and the rest divided by (1 − rate); in inference nothing happens.</summary>
/// <param name="Rate">The share of values dropped in training, at least 0 and below 1.</param>
public sealed record DropoutDefinition(
    double Rate) : LayerDefinition
{
    /// <inheritdoc/>
    public override string TypeName => "dropout";

    /// <inheritdoc/>
    public override LayerShape OutputShape(LayerShape input) => input;

    internal override LayerDefinition Exchange(JsonMembers json) => new DropoutDefinition(json.Member("rate", Rate, isRequired: true));

    internal override void CheckOptions(OptionChecks errors)
    {
        if (!(Rate is >= 0 and < 1))
        {
            errors.Add(FormattableString.Invariant($"Rate must be at least 0 and below 1; it was {Rate}."));
        }
    }
}
