using System.Runtime.Intrinsics;
using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Classification.Tests.Kernels;

/// <summary>Every width of the tile, on any processor that has it: the product picks the widest, so the others need tests of their own.</summary>
public sealed class PanelTileTests
{
    private delegate void Tile(ref float a, ReadOnlySpan<int> rows, TileDepth depth, ref float panel, ref float c, int cStride);

    [Fact]
    public void Add_Vector512_EqualsDefinition()
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Check(PanelTile512.Add, 32);
        }
        else
        {
            Assert.NotEqual(32, PanelTile.Width);
        }
    }

    [Fact]
    public void Add_Vector256_EqualsDefinition() => Check(PanelTile256.Add, 16);

    [Fact]
    public void Add_Scalar_EqualsDefinition() => Check(PanelTileScalar.Add, PanelTile.Width);

    private static void Check(Tile tile, int width)
    {
        Random random = new(1);
        foreach ((int taps, int tapStride, int length, int innerStride) in new[] { (1, 0, 0, 1), (1, 0, 1, 1), (1, 0, 130, 1), (3, 50, 17, 1), (4, 90, 9, 8) })
        {
            TileDepth depth = new(taps, tapStride, length, innerStride);
            int[] rows = [.. Enumerable.Range(0, 8).Select(row => row * 7)];
            int stride = width + 5;
            float[] a = Values(600, random), panel = Values(Math.Max(1, taps * length * width), random), c = Values(8 * stride, random);
            double[] expected = Array.ConvertAll(c, value => (double)value);
            for (int r = 0; r < 8; r++)
            {
                for (int p = 0; p < taps * length; p++)
                {
                    for (int j = 0; j < width; j++)
                    {
                        expected[r * stride + j] += (double)a[rows[r] + p / length * tapStride + p % length * innerStride] * panel[p * width + j];
                    }
                }
            }

            tile(ref a[0], rows, depth, ref panel[0], ref c[0], stride);
            for (int i = 0; i < c.Length; i++)
            {
                Assert.Equal(expected[i], c[i], 2e-5);
            }
        }
    }

    private static float[] Values(int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 1)];
}
