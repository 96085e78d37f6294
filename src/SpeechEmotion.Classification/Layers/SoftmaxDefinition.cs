using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>Turns the logits into probabilities that sum to 1. Every network ends with it, and has it nowhere else.</summary>
/// <remarks>Calibration divides the logits by its temperature before this layer.</remarks>
public sealed record SoftmaxDefinition : LayerDefinition
{
    /// <inheritdoc/>
    public override string TypeName => "softmax";

    /// <inheritdoc/>
    public override LayerShape OutputShape(LayerShape input) => input.IsVector
        ? input
        : throw new ArgumentException($"the input must be a vector (length 1); it was {input}.");

    internal override LayerDefinition Exchange(JsonMembers json) => this;
}
