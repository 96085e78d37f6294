using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>
/// Squeeze and excitation (Hu et al. 2018): each channel is multiplied by a gate in 0…1 computed from all channels' means:
/// <c>m = mean over time of x; g = sigmoid(fc2 · relu(fc1 · m)); y[c, t] = x[c, t] · g[c]</c>, biases included.
/// </summary>
/// <param name="Reduction">The factor by which the hidden layer is smaller than the channels, 1 to 1024.</param>
/// <remarks>
/// Hidden units h = max(1, channels / reduction), rounded down. Tensors: <c>fc1.weight</c> h × channels, <c>fc1.bias</c> h,
/// <c>fc2.weight</c> channels × h, <c>fc2.bias</c> channels.
/// </remarks>
public sealed record SqueezeExcitationDefinition(
    int Reduction = 8) : LayerDefinition
{
    /// <inheritdoc/>
    public override string TypeName => "squeeze_excitation";

    /// <summary>Gets the number of hidden units.</summary>
    /// <param name="channels">The channels of the input.</param>
    public int HiddenUnits(int channels) => Math.Max(1, channels / Reduction);

    /// <inheritdoc/>
    public override LayerShape OutputShape(LayerShape input) => input;

    /// <inheritdoc/>
    public override IEnumerable<ParameterDefinition> Parameters(LayerShape input, string prefix)
    {
        int hidden = HiddenUnits(input.Channels);
        yield return new ParameterDefinition(prefix + "fc1.weight", [hidden, input.Channels], ParameterRole.Weight);
        yield return new ParameterDefinition(prefix + "fc1.bias", [hidden], ParameterRole.Bias);
        yield return new ParameterDefinition(prefix + "fc2.weight", [input.Channels, hidden], ParameterRole.Weight);
        yield return new ParameterDefinition(prefix + "fc2.bias", [input.Channels], ParameterRole.Bias);
    }

    internal override LayerDefinition Exchange(JsonMembers json) => new SqueezeExcitationDefinition(json.Member("reduction", Reduction));

    internal override void CheckOptions(OptionChecks errors) => errors.Range(nameof(Reduction), Reduction, 1, 1024);
}
