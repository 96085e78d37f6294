using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>The input of a network.</summary>
/// <param name="Layout">How the features are laid out.</param>
/// <param name="Features">
/// The number of features, 1 to <see cref="MaxFeatures"/>: the length under <see cref="InputLayout.Sequence"/>,
/// the channels under <see cref="InputLayout.Channels"/>.
/// </param>
public sealed record NetworkInput(
    InputLayout Layout,
    int Features)
{
    /// <summary>The most features accepted.</summary>
    public const int MaxFeatures = 65_536;

    /// <summary>Gets the shape that reaches the first layer.</summary>
    public LayerShape Shape => Layout == InputLayout.Sequence
        ? new LayerShape(1, SequenceLength.Fixed(Features))
        : new LayerShape(Features, SequenceLength.Variable);

    internal void CheckOptions(OptionChecks errors)
    {
        errors.Range(nameof(Features), Features, 1, MaxFeatures);
        errors.Defined(nameof(Layout), Layout);
    }

    internal NetworkInput Exchange(JsonMembers json) => new(
        (InputLayout)json.Choice("layout", (int)Layout, JsonNames.Layout, isRequired: true), json.Member("features", Features, isRequired: true));
}
