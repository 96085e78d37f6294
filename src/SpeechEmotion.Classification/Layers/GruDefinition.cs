using SpeechEmotion.Classification.Kernels;
using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>
/// Gated recurrent units (Cho et al. 2014) in PyTorch's form: each frame's state is computed from the frame and the state before it. Both
/// directions side by side are two branches, one of them <paramref name="Reversed"/>.
/// </summary>
/// <param name="Units">The number of units, 1 to 4096; the output has as many channels.</param>
/// <param name="Reversed">Whether time runs from the last frame to the first. The output stays in the input's order.</param>
/// <remarks>
/// <para>With <c>i = input.weight · x[:, t] + input.bias</c> and <c>s = state.weight · h[:, t−1] + state.bias</c>, each cut into thirds for
/// reset, update and candidate, and <c>h = 0</c> before the first frame: <c>r = sigmoid(i₁ + s₁)</c>; <c>z = sigmoid(i₂ + s₂)</c>;
/// <c>n = tanh(i₃ + r · s₃)</c>; <c>h[:, t] = (1 − z) · n + z · h[:, t−1]</c>.</para>
/// <para>Tensors: <c>input.weight</c> 3 · units × channels, <c>input.bias</c> 3 · units, <c>state.weight</c> 3 · units × units,
/// <c>state.bias</c> 3 · units. A trainer starts them as it starts a dense layer's: PyTorch's own layer would start all four within
/// ±1 / √units, Keras's the state's weights orthogonal.</para>
/// </remarks>
public sealed record GruDefinition(
    int Units,
    bool Reversed = false) : LayerDefinition
{
    /// <inheritdoc/>
    public override string TypeName => "gru";

    /// <inheritdoc/>
    public override LayerShape OutputShape(LayerShape input)
    {
        input.CheckInside((long)GruKernel.GateParts * Units);
        return input with { Channels = Units };
    }

    /// <inheritdoc/>
    public override IEnumerable<ParameterDefinition> Parameters(LayerShape input, string prefix)
    {
        int rows = checked(GruKernel.Parts * Units);
        yield return new ParameterDefinition(prefix + "input.weight", [rows, input.Channels], ParameterRole.Weight);
        yield return new ParameterDefinition(prefix + "input.bias", [rows], ParameterRole.Bias);
        yield return new ParameterDefinition(prefix + "state.weight", [rows, Units], ParameterRole.Weight);
        yield return new ParameterDefinition(prefix + "state.bias", [rows], ParameterRole.Bias);
    }

    internal override LayerDefinition Exchange(JsonMembers json) => new GruDefinition(
        json.Member("units", Units, isRequired: true), json.Member("reversed", Reversed));

    internal override void CheckOptions(OptionChecks errors) => errors.Range(nameof(Units), Units, 1, 4096);
}
