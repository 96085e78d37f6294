namespace SpeechEmotion.Classification.Kernels;

/// <summary>The geometry of a convolution over time.</summary>
/// <param name="InputChannels">Channels in.</param>
/// <param name="OutputChannels">Channels out.</param>
/// <param name="Kernel">Taps.</param>
/// <param name="Stride">Frames between outputs.</param>
/// <param name="Dilation">Frames between taps.</param>
/// <param name="Groups">Channel groups that do not see each other; divides both channel counts.</param>
/// <param name="PadLeft">Zero frames before the input.</param>
/// <param name="PadRight">Zero frames after the input.</param>
internal readonly record struct ConvolutionShape(
    int InputChannels, int OutputChannels, int Kernel, int Stride = 1, int Dilation = 1, int Groups = 1, int PadLeft = 0, int PadRight = 0)
{
    /// <summary>Gets the frames one output reaches over.</summary>
    public int Span => (Kernel - 1) * Dilation + 1;

    /// <summary>Gets the input channels of one group.</summary>
    public int GroupInputs => InputChannels / Groups;

    /// <summary>Gets the output channels of one group.</summary>
    public int GroupOutputs => OutputChannels / Groups;

    /// <summary>Gets whether each channel is filtered alone.</summary>
    public bool IsDepthwise => Groups > 1 && Groups == InputChannels && Groups == OutputChannels;

    /// <summary>Gets the number of weights.</summary>
    public int WeightCount => checked(Kernel * GroupInputs * OutputChannels);

    /// <summary>Gets the number of floats that the packed panels take; 0 for a depthwise convolution, which needs none.</summary>
    public int PanelLength => IsDepthwise ? 0 : checked(Groups * PanelTile.PanelCount(GroupOutputs) * PanelTile.Width * Kernel * GroupInputs);

    /// <summary>The frames of the padded input.</summary>
    public int PaddedFrames(int inputFrames) => inputFrames + PadLeft + PadRight;

    /// <summary>The frames of the output.</summary>
    public int OutputFrames(int inputFrames)
    {
        int room = PaddedFrames(inputFrames) - Span;
        return room < 0 ? 0 : room / Stride + 1;
    }

    /// <summary>
    /// The same convolution padded so that the output has ⌈frames / stride⌉ frames; an odd padding puts the larger half right, as Keras
    /// and PyTorch do.
    /// </summary>
    public ConvolutionShape Same(int inputFrames)
    {
        int outputs = (inputFrames + Stride - 1) / Stride;
        int padding = Math.Max(0, (outputs - 1) * Stride + Span - inputFrames);
        return this with { PadLeft = padding / 2, PadRight = padding - padding / 2 };
    }
}
