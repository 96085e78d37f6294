using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>The gradient of a convolution's weights as tiles of a matrix product over all frames of all samples.</summary>
/// <remarks>
/// The input is packed once into blocks of 8 channels (block × sample × padded frame × 8): the rows of every tap are then the same block
/// read from another frame. Each tile is summed by one caller over the samples in order, so the result does not depend on the number of
/// threads.
/// </remarks>
internal static class ConvolutionGradient
{
    private const int DepthTarget = 1024;

    /// <summary>The channel blocks of one group.</summary>
    public static int BlocksPerGroup(ConvolutionShape shape) => (shape.GroupInputs + PanelTile.Rows - 1) / PanelTile.Rows;

    /// <summary>The floats that the packed inputs take.</summary>
    public static int InputLength(ConvolutionShape shape, int samples, int paddedFrames) =>
        checked(shape.Groups * BlocksPerGroup(shape) * samples * paddedFrames * PanelTile.Rows);

    /// <summary>The floats that the packed output gradients take.</summary>
    public static int OutputLength(ConvolutionShape shape, int samples, int frames) =>
        checked(shape.Groups * PanelTile.PanelCount(shape.GroupOutputs) * samples * frames * PanelTile.Width);

    /// <summary>Packs the input of one sample between zero frames; frames that do not fit are those the convolution never reads.</summary>
    /// <param name="shape">The geometry.</param>
    /// <param name="input">Frames × channels.</param>
    /// <param name="padLeft">The zero frames before the input.</param>
    /// <param name="sample">The sample's index.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="paddedFrames">The frames of a padded sample.</param>
    /// <param name="blocks">The packed inputs of all samples.</param>
    public static void PackInput(
        ConvolutionShape shape, ReadOnlySpan<float> input, int padLeft, int sample, int samples, int paddedFrames, Span<float> blocks)
    {
        const int Rows = PanelTile.Rows;
        int frames = Math.Min(input.Length / shape.InputChannels, paddedFrames - padLeft);
        int perGroup = BlocksPerGroup(shape), sampleLength = paddedFrames * Rows;
        for (int block = 0; block < shape.Groups * perGroup; block++)
        {
            int first = block % perGroup * Rows;
            int channels = Math.Min(Rows, shape.GroupInputs - first);
            int channel = block / perGroup * shape.GroupInputs + first;
            Span<float> target = blocks.Slice((block * samples + sample) * sampleLength, sampleLength);
            target[..(padLeft * Rows)].Clear();
            target[((padLeft + frames) * Rows)..].Clear();
            if (channels == Rows)
            {
                // A whole block is one vector, for which a copy of any length takes too long.
                for (int frame = 0; frame < frames; frame++)
                {
                    Vector256.Create(input.Slice(frame * shape.InputChannels + channel, Rows))
                        .CopyTo(target.Slice((padLeft + frame) * Rows, Rows));
                }

                continue;
            }

            for (int frame = 0; frame < frames; frame++)
            {
                Span<float> row = target.Slice((padLeft + frame) * Rows, Rows);
                input.Slice(frame * shape.InputChannels + channel, channels).CopyTo(row);
                row[channels..].Clear();
            }
        }
    }

    /// <summary>Packs the output gradient of one sample into panels (panel × sample × frame × width).</summary>
    public static void PackOutput(ConvolutionShape shape, ReadOnlySpan<float> gradient, int sample, int samples, int frames, Span<float> panels)
    {
        int width = PanelTile.Width, perGroup = PanelTile.PanelCount(shape.GroupOutputs), sampleLength = frames * width;
        for (int panel = 0; panel < shape.Groups * perGroup; panel++)
        {
            int first = panel % perGroup * width;
            int columns = Math.Min(width, shape.GroupOutputs - first);
            int column = panel / perGroup * shape.GroupOutputs + first;
            Span<float> target = panels.Slice((panel * samples + sample) * sampleLength, sampleLength);
            for (int frame = 0; frame < frames; frame++)
            {
                Span<float> row = target.Slice(frame * width, width);
                gradient.Slice(frame * shape.OutputChannels + column, columns).CopyTo(row);
                row[columns..].Clear();
            }
        }
    }

    /// <summary>Computes the weight gradients of one block of inputs and one panel of outputs, all taps.</summary>
    /// <param name="shape">The geometry.</param>
    /// <param name="item">The item, 0 to groups × blocks × panels − 1.</param>
    /// <param name="blocks">The packed inputs.</param>
    /// <param name="panels">The packed output gradients.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="paddedFrames">The frames of a padded sample.</param>
    /// <param name="frames">The frames of an output.</param>
    /// <param name="gradient">The tap-major weight gradient; this item's part is overwritten.</param>
    public static void Compute(
        ConvolutionShape shape, int item, ReadOnlySpan<float> blocks, ReadOnlySpan<float> panels,
        int samples, int paddedFrames, int frames, Span<float> gradient)
    {
        const int Rows = PanelTile.Rows;
        int width = PanelTile.Width, panelsPerGroup = PanelTile.PanelCount(shape.GroupOutputs), blocksPerGroup = BlocksPerGroup(shape);
        (int group, int inGroup) = Math.DivRem(item, panelsPerGroup * blocksPerGroup);
        (int panelIndex, int blockIndex) = Math.DivRem(inGroup, blocksPerGroup);
        int channels = Math.Min(Rows, shape.GroupInputs - blockIndex * Rows);
        int columns = Math.Min(width, shape.GroupOutputs - panelIndex * width);
        int column = group * shape.GroupOutputs + panelIndex * width;
        int sampleLength = paddedFrames * Rows;
        ReadOnlySpan<float> block = blocks.Slice((group * blocksPerGroup + blockIndex) * samples * sampleLength, samples * sampleLength);
        ReadOnlySpan<float> panel = panels.Slice(
            (group * panelsPerGroup + panelIndex) * samples * frames * width, samples * frames * width);
        ReadOnlySpan<int> rows = [0, 1, 2, 3, 4, 5, 6, 7];
        Span<float> edge = stackalloc float[Rows * width];
        int chunk = Math.Max(1, DepthTarget / frames);
        for (int tap = 0; tap < shape.Kernel; tap++)
        {
            for (int r = 0; r < channels; r++)
            {
                gradient.Slice((tap * shape.GroupInputs + blockIndex * Rows + r) * shape.OutputChannels + column, columns).Clear();
            }
        }

        // Samples outermost: a chunk of them stays in the cache while every tap passes over it.
        for (int sample = 0; sample < samples; sample += chunk)
        {
            TileDepth depth = new(Math.Min(chunk, samples - sample), sampleLength, frames, shape.Stride * Rows);
            ref float right = ref MemoryMarshal.GetReference(panel[(sample * frames * width)..]);
            for (int tap = 0; tap < shape.Kernel; tap++)
            {
                ref float left = ref MemoryMarshal.GetReference(block[(sample * sampleLength + tap * shape.Dilation * Rows)..]);
                Span<float> target = gradient[((tap * shape.GroupInputs + blockIndex * Rows) * shape.OutputChannels + column)..];
                if (channels == Rows && columns == width)
                {
                    PanelTile.Add(ref left, rows, depth, ref right, ref MemoryMarshal.GetReference(target), shape.OutputChannels);
                }
                else
                {
                    TileEdge.Add(ref left, rows, depth, ref right, target, shape.OutputChannels, channels, columns, edge);
                }
            }
        }
    }

    /// <summary>The number of items <see cref="Compute"/> is called for.</summary>
    public static int ItemCount(ConvolutionShape shape) =>
        shape.Groups * BlocksPerGroup(shape) * PanelTile.PanelCount(shape.GroupOutputs);
}
