using System.Runtime.InteropServices;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>
/// Convolution over time as a matrix product whose left factor is the padded input itself: no copy of the patches is made.
/// </summary>
/// <remarks>Activations are frames × channels, so the patch under one output is one contiguous run (or one per tap, with dilation or
/// groups).</remarks>
internal static class Convolution
{
    /// <summary>Computes outputs for padded inputs of equal length.</summary>
    /// <param name="shape">The geometry; its padding is already in <paramref name="padded"/>.</param>
    /// <param name="padded">Samples × padded frames × input channels.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="paddedFrames">The frames of one padded sample.</param>
    /// <param name="panels">Weights packed by <see cref="ConvolutionPanels.Pack"/>.</param>
    /// <param name="bias">One value per output channel, or empty.</param>
    /// <param name="output">Samples × output frames × output channels; overwritten.</param>
    public static void Forward(
        ConvolutionShape shape, ReadOnlySpan<float> padded, int samples, int paddedFrames,
        ReadOnlySpan<float> panels, ReadOnlySpan<float> bias, Span<float> output)
    {
        int frames = (paddedFrames - shape.Span) / shape.Stride + 1;
        int rowCount = samples * frames;

        // In 64 bits: what is read below is not checked again.
        if (paddedFrames < shape.Span || padded.Length < (long)samples * paddedFrames * shape.InputChannels
            || output.Length < (long)samples * frames * shape.OutputChannels || panels.Length < shape.PanelLength)
        {
            throw new ArgumentException("A buffer is smaller than the convolution's shape needs.");
        }

        ChannelRows.Fill(output[..(rowCount * shape.OutputChannels)], bias, shape.OutputChannels);
        int width = PanelTile.Width, perGroup = PanelTile.PanelCount(shape.GroupOutputs);
        int panelLength = width * shape.Kernel * shape.GroupInputs;
        bool contiguous = shape.Groups == 1 && shape.Dilation == 1;
        TileDepth depth = contiguous
            ? new TileDepth(1, 0, shape.Kernel * shape.InputChannels, 1)
            : new TileDepth(shape.Kernel, shape.Dilation * shape.InputChannels, shape.GroupInputs, 1);
        Span<int> rows = stackalloc int[PanelTile.Rows];
        Span<float> edge = stackalloc float[PanelTile.Rows * width];
        for (int panel = 0; panel < shape.Groups * perGroup; panel++)
        {
            int group = panel / perGroup, first = panel % perGroup * width;
            int columns = Math.Min(width, shape.GroupOutputs - first);
            int column = group * shape.GroupOutputs + first;
            ref float weights = ref MemoryMarshal.GetReference(panels.Slice(panel * panelLength, panelLength));
            for (int row = 0; row < rowCount; row += PanelTile.Rows)
            {
                int valid = Math.Min(PanelTile.Rows, rowCount - row);
                for (int r = 0; r < PanelTile.Rows; r++)
                {
                    // Rows past the end repeat the last one; their results are dropped.
                    (int sample, int frame) = Math.DivRem(row + Math.Min(r, valid - 1), frames);
                    rows[r] = (sample * paddedFrames + frame * shape.Stride) * shape.InputChannels + group * shape.GroupInputs;
                }

                ref float source = ref MemoryMarshal.GetReference(padded);
                Span<float> target = output[(row * shape.OutputChannels + column)..];
                if (valid == PanelTile.Rows && columns == width)
                {
                    PanelTile.Add(ref source, rows, depth, ref weights, ref MemoryMarshal.GetReference(target), shape.OutputChannels);
                }
                else
                {
                    TileEdge.Add(ref source, rows, depth, ref weights, target, shape.OutputChannels, valid, columns, edge);
                }
            }
        }
    }
}
