using System.Runtime.CompilerServices;

namespace SpeechEmotion.Classification.Kernels;

/// <summary>The tile without vector instructions.</summary>
internal static class PanelTileScalar
{
    /// <inheritdoc cref="PanelTile.Add"/>
    public static void Add(ref float a, ReadOnlySpan<int> rows, TileDepth depth, ref float panel, ref float c, int cStride)
    {
        int width = PanelTile.Width;
        for (int r = 0; r < PanelTile.Rows; r++)
        {
            ref float target = ref Unsafe.Add(ref c, r * cStride);
            ref float b = ref panel;
            for (int tap = 0; tap < depth.Taps; tap++)
            {
                ref float source = ref Unsafe.Add(ref a, rows[r] + tap * depth.TapStride);
                for (int p = 0; p < depth.Length; p++)
                {
                    float value = Unsafe.Add(ref source, p * depth.InnerStride);
                    for (int j = 0; j < width; j++)
                    {
                        Unsafe.Add(ref target, j) += value * Unsafe.Add(ref b, j);
                    }

                    b = ref Unsafe.Add(ref b, width);
                }
            }
        }
    }
}
