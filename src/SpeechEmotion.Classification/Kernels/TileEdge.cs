using System.Runtime.InteropServices;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>A tile of which only some rows and columns exist: computed in scratch, the existing part copied back.</summary>
internal static class TileEdge
{
    /// <summary>Adds a product to <paramref name="rowCount"/> × <paramref name="columnCount"/> elements.</summary>
    public static void Add(
        ref float a, ReadOnlySpan<int> rows, TileDepth depth, ref float panel, Span<float> target, int stride, int rowCount, int columnCount, Span<float> scratch)
    {
        int width = PanelTile.Width;
        scratch.Clear();
        for (int r = 0; r < rowCount; r++)
        {
            target.Slice(r * stride, columnCount).CopyTo(scratch[(r * width)..]);
        }

        PanelTile.Add(ref a, rows, depth, ref panel, ref MemoryMarshal.GetReference(scratch), width);
        for (int r = 0; r < rowCount; r++)
        {
            scratch.Slice(r * width, columnCount).CopyTo(target[(r * stride)..]);
        }
    }
}
