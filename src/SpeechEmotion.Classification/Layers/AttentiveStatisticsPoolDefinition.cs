using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>
/// Attentive statistics pooling (Okabe et al. 2018, with one weight per channel and frame as in ECAPA-TDNN): the weighted mean
/// and standard deviation over time, so channels × length becomes a vector of 2 · channels, means first.
/// </summary>
/// <param name="HiddenUnits">The number of hidden units of the attention, 1 to 8192.</param>
/// <remarks>
/// <para><c>e[:, t] = score.weight · tanh(attention.weight · x[:, t] + attention.bias) + score.bias</c>;
/// <c>a[c, t] = exp(e[c, t]) / Σ_u exp(e[c, u])</c> (softmax over time, each channel by itself);
/// <c>mean[c] = Σ_t a[c, t] · x[c, t]</c>; <c>deviation[c] = √(Σ_t a[c, t] · (x[c, t] − mean[c])² + 1e-6)</c>.</para>
/// <para>Tensors: <c>attention.weight</c> hidden × channels, <c>attention.bias</c> hidden, <c>score.weight</c> channels × hidden,
/// <c>score.bias</c> channels.</para>
/// </remarks>
public sealed record AttentiveStatisticsPoolDefinition(
    int HiddenUnits) : LayerDefinition
{
    /// <summary>The number added to the variance before its root is taken.</summary>
    public const float VarianceFloor = 1e-6f;

    /// <inheritdoc/>
    public override string TypeName => "attentive_statistics_pool";

    /// <inheritdoc/>
    public override LayerShape OutputShape(LayerShape input)
    {
        input.CheckInside(HiddenUnits);
        return new(checked(input.Channels * 2), input.Length.Pooled());
    }

    /// <inheritdoc/>
    public override IEnumerable<ParameterDefinition> Parameters(LayerShape input, string prefix)
    {
        yield return new ParameterDefinition(prefix + "attention.weight", [HiddenUnits, input.Channels], ParameterRole.Weight);
        yield return new ParameterDefinition(prefix + "attention.bias", [HiddenUnits], ParameterRole.Bias);
        yield return new ParameterDefinition(prefix + "score.weight", [input.Channels, HiddenUnits], ParameterRole.Weight);
        yield return new ParameterDefinition(prefix + "score.bias", [input.Channels], ParameterRole.Bias);
    }

    internal override LayerDefinition Exchange(JsonMembers json) => new AttentiveStatisticsPoolDefinition(
        json.Member("hidden", HiddenUnits, isRequired: true));

    internal override void CheckOptions(OptionChecks errors) => errors.Range(nameof(HiddenUnits), HiddenUnits, 1, 8192);
}
