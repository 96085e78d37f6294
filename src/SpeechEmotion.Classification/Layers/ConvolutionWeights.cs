using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Classification;

/// <summary>The weights of a convolution on their way from a bundle to a layer. A dense layer is a convolution with one tap over one frame.</summary>
internal sealed class ConvolutionWeights
{
    private readonly ConvolutionShape _shape;
    private readonly PaddingMode _padding;

    // Outputs × inputs of a group × taps, as in the file.
    private readonly float[] _weights;
    private float[] _bias;

    public ConvolutionWeights(ConvolutionShape shape, PaddingMode padding, float[] weights, float[] bias)
    {
        _shape = shape;
        _padding = padding;
        _weights = weights;
        _bias = bias;
    }

    /// <summary>Takes the weights of a convolution or dense layer; gives nothing for other layers.</summary>
    public static ConvolutionWeights? TryCreate(LayerDefinition definition, LayerShape input, WeightScope scope) => definition switch
    {
        Conv1dDefinition conv => new ConvolutionWeights(
            new ConvolutionShape(input.Channels, conv.Filters, conv.KernelSize, conv.Stride, conv.Dilation, conv.Groups),
            conv.Padding,
            scope.CopyOrEmpty("weight"),
            scope.CopyOrEmpty("bias")),
        DenseDefinition dense => Pointwise(input.Channels, dense.Units, scope, ""),
        _ => null,
    };

    /// <summary>A matrix applied to every frame: tensors <c>{name}weight</c> outputs × inputs and <c>{name}bias</c>.</summary>
    public static ConvolutionWeights Pointwise(int inputs, int outputs, WeightScope scope, string name) => new(
        new ConvolutionShape(inputs, outputs, 1), PaddingMode.Valid, scope.CopyOrEmpty(name + "weight"), scope.CopyOrEmpty(name + "bias"));

    /// <summary>Folds <c>y · scale + shift</c> into weights and bias.</summary>
    public void Fold(ScaleShift norm)
    {
        WeightLayout.ScaleOutputs(_weights, norm.Scale);
        float[] bias = new float[_shape.OutputChannels];
        for (int o = 0; o < bias.Length; o++)
        {
            bias[o] = ((_bias.Length == 0 ? 0 : _bias[o]) * norm.Scale[o]) + norm.Shift[o];
        }

        _bias = bias;
    }

    /// <summary>Packs the weights for the kernel that suits the shape.</summary>
    public InferenceLayer CreateLayer(bool rectified)
    {
        float[] tapMajor = new float[_weights.Length];
        WeightLayout.ToTapMajor(_weights, _shape.OutputChannels, _shape.GroupInputs, _shape.Kernel, tapMajor);
        if (_shape.IsDepthwise)
        {
            return new ConvolutionLayer(_shape, _padding, tapMajor, _bias, rectified);
        }

        float[] panels = new float[_shape.PanelLength];
        ConvolutionPanels.Pack(_shape, tapMajor, panels);
        return new ConvolutionLayer(_shape, _padding, panels, _bias, rectified);
    }
}
