using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>Batch normalisation per channel; in inference <c>y = (x − running_mean) / √(running_var + ε) · weight + bias</c>.</summary>
/// <param name="Epsilon">The number added to the variance, 1e-12 to 1.</param>
/// <param name="Momentum">
/// The share of the old running statistics kept at each training step, 0 to 1, as in Keras:
/// <c>running = momentum · running + (1 − momentum) · batch</c>. (PyTorch's momentum is 1 minus this one.)
/// </param>
/// <remarks>
/// Tensors: <c>weight</c>, <c>bias</c>, <c>running_mean</c>, <c>running_var</c>, one value per channel. The defaults are Keras's.
/// </remarks>
public sealed record BatchNormDefinition(
    double Epsilon = 1e-3,
    double Momentum = 0.99) : LayerDefinition
{
    /// <inheritdoc/>
    public override string TypeName => "batch_norm";

    /// <inheritdoc/>
    public override LayerShape OutputShape(LayerShape input) => input;

    /// <inheritdoc/>
    public override IEnumerable<ParameterDefinition> Parameters(LayerShape input, string prefix)
    {
        yield return new ParameterDefinition(prefix + "weight", [input.Channels], ParameterRole.Scale);
        yield return new ParameterDefinition(prefix + "bias", [input.Channels], ParameterRole.Bias);
        yield return new ParameterDefinition(prefix + "running_mean", [input.Channels], ParameterRole.RunningMean);
        yield return new ParameterDefinition(prefix + "running_var", [input.Channels], ParameterRole.RunningVariance);
    }

    internal override LayerDefinition Exchange(JsonMembers json) => new BatchNormDefinition(
        json.Member("epsilon", Epsilon), json.Member("momentum", Momentum));

    internal override void CheckOptions(OptionChecks errors)
    {
        if (!(Epsilon is >= 1e-12 and <= 1))
        {
            errors.Add(FormattableString.Invariant($"Epsilon must be between 1e-12 and 1; it was {Epsilon}."));
        }

        if (!(Momentum is >= 0 and <= 1))
        {
            errors.Add(FormattableString.Invariant($"Momentum must be between 0 and 1; it was {Momentum}."));
        }
    }
}
