using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>
/// Lays channels × length out as one vector, channel by channel (PyTorch's order: value [c, t] goes to c · length + t).
/// The length must be fixed.
/// </summary>
public sealed record FlattenDefinition : LayerDefinition
{
    /// <inheritdoc/>
    public override string TypeName => "flatten";

    /// <inheritdoc/>
    public override LayerShape OutputShape(LayerShape input)
    {
        if (input.Length.Count is not { } length)
        {
            throw new ArgumentException("the length depends on the clip; pool over time first, for example with global_average_pool.");
        }

        long values = (long)input.Channels * length;
        return values <= LayerShape.MaxValues
            ? new LayerShape((int)values, input.Length.Pooled())
            : throw new ArgumentException($"{input} is {values} values; at most {LayerShape.MaxValues} are accepted.");
    }

    internal override LayerDefinition Exchange(JsonMembers json) => this;
}
