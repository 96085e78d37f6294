using SpeechEmotion.Features;

namespace SpeechEmotion.Classification;

/// <summary>
/// A one-dimensional convolution (cross-correlation, as in PyTorch and Keras):
/// <c>y[f, t] = bias[f] + Σ_c Σ_k weight[f, c, k] · x[c, t·stride + k·dilation − left]</c>, c over the channels of f's group.
/// </summary>
/// <param name="Filters">The number of output channels, 1 to 8192; a multiple of <see cref="Groups"/>.</param>
/// <param name="KernelSize">The number of taps, 1 to 4096.</param>
/// <param name="Stride">The step between outputs, 1 to 1024.</param>
/// <param name="Dilation">The step between taps, 1 to 1024.</param>
/// <param name="Groups">The number of channel groups; equal to the input's channels for a depthwise convolution.</param>
/// <param name="Padding">What happens at the ends.</param>
/// <param name="Bias">Whether a learnt offset is added to each filter.</param>
/// <remarks>Tensors: <c>weight</c> filters × (channels / groups) × kernel, <c>bias</c> filters.</remarks>
public sealed record Conv1dDefinition(
    int Filters,
    int KernelSize,
    int Stride = 1,
    int Dilation = 1,
    int Groups = 1,
    PaddingMode Padding = PaddingMode.Same,
    bool Bias = true) : LayerDefinition
{
    /// <inheritdoc/>
    public override string TypeName => "conv1d";

    /// <summary>Gets the input samples that one output value spans: dilation · (kernel − 1) + 1.</summary>
    public int Span => (Dilation * (KernelSize - 1)) + 1;

    /// <inheritdoc/>
    public override LayerShape OutputShape(LayerShape input)
    {
        if (input.Channels % Groups != 0)
        {
            throw new ArgumentException($"the {input.Channels} input channels cannot be split into {Groups} groups.");
        }

        CheckMemory(input);
        long offset = Padding == PaddingMode.Same ? Stride - 1 : Stride - Span;
        return new LayerShape(Filters, input.Length.Then(offset, Stride));
    }

    /// <inheritdoc/>
    public override IEnumerable<ParameterDefinition> Parameters(LayerShape input, string prefix)
    {
        yield return new ParameterDefinition(prefix + "weight", [Filters, input.Channels / Groups, KernelSize], ParameterRole.Weight)
        {
            PackedCount = PackedCount(input.Channels),
        };
        if (Bias)
        {
            yield return new ParameterDefinition(prefix + "bias", [Filters], ParameterRole.Bias);
        }
    }

    /// <summary>Gets the number of output values for an input length; below 1 where the input is too short.</summary>
    /// <param name="length">The input length.</param>
    public int OutputLength(int length) =>
        Padding == PaddingMode.Same ? (length + Stride - 1) / Stride : length < Span ? 0 : ((length - Span) / Stride) + 1;

    /// <summary>Gets the number of zeros before the input; 0 for <see cref="PaddingMode.Valid"/>.</summary>
    /// <param name="length">The input length; it matters only for strides above 1 (Keras's rule).</param>
    public int LeftPadding(int length) =>
        Padding == PaddingMode.Same ? Math.Max(((OutputLength(length) - 1) * Stride) + Span - length, 0) / 2 : 0;

    internal override LayerDefinition Exchange(JsonMembers json) => new Conv1dDefinition(
        json.Member("filters", Filters, isRequired: true), json.Member("kernel", KernelSize, isRequired: true),
        json.Member("stride", Stride), json.Member("dilation", Dilation), json.Member("groups", Groups),
        (PaddingMode)json.Choice("padding", (int)Padding, JsonNames.Padding), json.Member("bias", Bias));

    internal override void CheckOptions(OptionChecks errors)
    {
        errors.Range(nameof(Filters), Filters, 1, 8192);
        errors.Range(nameof(KernelSize), KernelSize, 1, 4096);
        errors.Range(nameof(Stride), Stride, 1, 1024);
        errors.Range(nameof(Dilation), Dilation, 1, 1024);
        errors.Defined(nameof(Padding), Padding);
        if (Groups < 1 || Filters % Groups != 0)
        {
            errors.Add($"Groups must be at least 1 and divide Filters ({Filters}); it was {Groups}.");
        }
    }

    // What running or training the layer takes beside its weights and its output.
    private void CheckMemory(LayerShape input)
    {
        long padded = (Span + (long)(input.Length.Count ?? 0)) * input.Channels;
        if (padded > LayerShape.MaxValues)
        {
            throw new ArgumentException($"the padded input has up to {padded} values; at most {LayerShape.MaxValues} are accepted.");
        }

        if (Groups > 1 && PackedCount(input.Channels) is > NetworkDefinition.MaxParameters and var packed)
        {
            throw new ArgumentException(
                $"{Groups} groups take {packed} values when packed; at most {NetworkDefinition.MaxParameters} are accepted. Use fewer groups.");
        }
    }

    // Groups are packed one by one, so many narrow ones take many times the memory of their weights; training packs both ways round.
    private long PackedCount(int channels)
    {
        int columns = Filters / Groups, depth = channels / Groups;
        bool isDepthwise = Groups == channels && Groups == Filters;
        long packed = Math.Max(ParameterDefinition.Packed(columns, depth), Groups > 1 ? ParameterDefinition.Packed(depth, columns) : 0);
        return KernelSize * (isDepthwise ? Groups : Groups * packed);
    }
}
