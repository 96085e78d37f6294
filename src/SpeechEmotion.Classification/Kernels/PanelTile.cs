using System.Runtime.Intrinsics;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>The tile of the matrix product: 8 rows by one panel of columns, the size that fits the processor's registers.</summary>
internal static class PanelTile
{
    /// <summary>The number of rows one tile computes.</summary>
    public const int Rows = 8;

    /// <summary>Gets the number of columns in a packed panel: two vectors of the widest kind the processor runs.</summary>
    public static int Width => Vector512.IsHardwareAccelerated ? 32 : 16;

    /// <summary>Gets the number of panels that hold a number of columns.</summary>
    public static int PanelCount(int columns) => (columns + Width - 1) / Width;

    /// <summary>
    /// Adds a product of depth <c>taps × length</c> to a tile: <c>c[r, j] += Σ a[rows[r] + tap·tapStride + p·innerStride] ·
    /// panel[tap·length + p, j]</c>.
    /// </summary>
    /// <param name="a">The left factor; every index reached must lie inside it (checked by the callers).</param>
    /// <param name="rows">The start of each of the 8 rows in <paramref name="a"/>.</param>
    /// <param name="depth">How the rows are walked.</param>
    /// <param name="panel">The packed right factor: depth × <see cref="Width"/>.</param>
    /// <param name="c">The first element of the tile.</param>
    /// <param name="cStride">The distance between rows of the tile.</param>
    /// <remarks>The terms of each element are added in the order of the panel, so results depend on the shape alone.</remarks>
    public static void Add(ref float a, ReadOnlySpan<int> rows, TileDepth depth, ref float panel, ref float c, int cStride)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            PanelTile512.Add(ref a, rows, depth, ref panel, ref c, cStride);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            PanelTile256.Add(ref a, rows, depth, ref panel, ref c, cStride);
        }
        else
        {
            PanelTileScalar.Add(ref a, rows, depth, ref panel, ref c, cStride);
        }
    }
}
