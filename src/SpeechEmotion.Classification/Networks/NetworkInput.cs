using System.Text.Json.Serialization;

namespace SpeechEmotion.Classification;

/// <summary>The input of a network.</summary>
/// <param name="Layout">How the features are laid out.</param>
/// <param name="Features">
/// The number of features, 1 to <see cref="MaxFeatures"/>: the length under <see cref="InputLayout.Sequence"/>,
/// the channels under <see cref="InputLayout.Channels"/>.
/// </param>
public sealed record NetworkInput(
    [property: JsonPropertyName("layout")] InputLayout Layout,
    [property: JsonPropertyName("features")] int Features)
{
    /// <summary>The most features accepted.</summary>
    public const int MaxFeatures = 65_536;

    /// <summary>Gets the shape that reaches the first layer.</summary>
    [JsonIgnore]
    public LayerShape Shape => Layout == InputLayout.Sequence
        ? new LayerShape(1, SequenceLength.Fixed(Features))
        : new LayerShape(Features, SequenceLength.Variable);

    internal void CheckOptions(OptionErrors errors)
    {
        errors.CheckRange("Features", Features, 1, MaxFeatures);
        errors.CheckDefined("Layout", Layout);
    }
}
