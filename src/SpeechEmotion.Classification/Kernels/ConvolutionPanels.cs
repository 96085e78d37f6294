using System.Runtime.CompilerServices;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>
/// Packs tap-major weights (tap, input, output) into panels: for each group and each <see cref="PanelTile.Width"/> outputs, depth ×
/// width.
/// </summary>
internal static class ConvolutionPanels
{
    /// <summary>Packs the weights of a forward pass; columns past the last output are zero.</summary>
    public static void Pack(ConvolutionShape shape, ReadOnlySpan<float> weights, Span<float> panels)
    {
        int count = shape.Groups * PanelTile.PanelCount(shape.GroupOutputs);
        for (int panel = 0; panel < count; panel++)
        {
            PackOne(shape, weights, panels, panel);
        }
    }

    /// <summary>Packs one panel of the forward pass, so that threads may share the work.</summary>
    // Optimised at once: a bundle is loaded once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackOne(ConvolutionShape shape, ReadOnlySpan<float> weights, Span<float> panels, int panel)
    {
        int width = PanelTile.Width, perGroup = PanelTile.PanelCount(shape.GroupOutputs);
        int depth = shape.Kernel * shape.GroupInputs;
        int group = panel / perGroup, first = panel % perGroup * width;
        int columns = Math.Min(width, shape.GroupOutputs - first);
        Span<float> target = panels.Slice(panel * depth * width, depth * width);
        int source = group * shape.GroupOutputs + first;
        for (int p = 0; p < depth; p++)
        {
            Span<float> row = target.Slice(p * width, width);
            weights.Slice(p * shape.OutputChannels + source, columns).CopyTo(row);
            row[columns..].Clear();
        }
    }

    /// <summary>Packs one panel of the input gradient: taps reversed, inputs and outputs exchanged.</summary>
    /// <remarks>The panel belongs to the convolution <see cref="GradientShape"/>.</remarks>
    public static void PackGradient(ConvolutionShape shape, ReadOnlySpan<float> weights, Span<float> panels, int panel)
    {
        int width = PanelTile.Width, perGroup = PanelTile.PanelCount(shape.GroupInputs);
        int depth = shape.Kernel * shape.GroupOutputs;
        int group = panel / perGroup, first = panel % perGroup * width;
        int columns = Math.Min(width, shape.GroupInputs - first);
        Span<float> target = panels.Slice(panel * depth * width, depth * width);
        if (columns < width)
        {
            target.Clear();
        }

        for (int tap = 0; tap < shape.Kernel; tap++)
        {
            Span<float> rows = target.Slice((shape.Kernel - 1 - tap) * shape.GroupOutputs * width, shape.GroupOutputs * width);
            for (int j = 0; j < columns; j++)
            {
                int start = (tap * shape.GroupInputs + first + j) * shape.OutputChannels + group * shape.GroupOutputs;
                ReadOnlySpan<float> source = weights.Slice(start, shape.GroupOutputs);
                for (int o = 0; o < source.Length; o++)
                {
                    rows[o * width + j] = source[o];
                }
            }
        }
    }

    /// <summary>
    /// The convolution that takes an output gradient (with zeros between the frames of a strided one) to the padded input's gradient.
    /// </summary>
    public static ConvolutionShape GradientShape(ConvolutionShape shape) =>
        new(shape.OutputChannels, shape.InputChannels, shape.Kernel, 1, shape.Dilation, shape.Groups, shape.Span - 1, shape.Span - 1);
}
