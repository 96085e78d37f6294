using System.Numerics;
using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Classification.Tests.Kernels;

/// <summary>The sorting network against a plain sort, at every number of frames around powers of two.</summary>
public sealed class ColumnSortTests
{
    [Fact]
    public void Sort_EveryNumberOfFrames_SortsEachChannelByItself()
    {
        Random random = new(3);
        foreach (int frames in Enumerable.Range(0, 70).Concat([127, 128, 129, 500]))
        {
            foreach (int channels in (int[])[Vector<float>.Count, 3 * Vector<float>.Count])
            {
                // Few different values, so that many are equal.
                float[] rows = [.. Enumerable.Range(0, frames * channels).Select(_ => (float)random.Next(-9, 10))], sorted = (float[])rows.Clone();
                ColumnSort.Sort(sorted, channels);
                for (int c = 0; c < channels; c++)
                {
                    float[] expected = [.. Column(rows, channels, c).Order()];
                    Assert.Equal(expected, Column(sorted, channels, c));
                }
            }
        }
    }

    [Fact]
    public void Sort_ChannelsThatAreNoWholeVectors_AreRefused() =>
        Assert.Throws<ArgumentException>(() => ColumnSort.Sort(new float[4 * (Vector<float>.Count + 1)], Vector<float>.Count + 1));

    private static IEnumerable<float> Column(float[] rows, int channels, int channel) => rows.Where((_, at) => at % channels == channel);
}
