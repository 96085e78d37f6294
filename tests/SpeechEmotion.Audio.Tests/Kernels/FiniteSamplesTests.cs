using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Audio.Tests.Kernels;

public sealed class FiniteSamplesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(70)]
    [InlineData(129)]
    public void IndexOfOther_OneBadSample_FindsIt(int index)
    {
        float[] samples = new float[130];
        samples[index] = float.NaN;
        Assert.Equal(index, FiniteSamples.IndexOfOther(samples));
    }

    [Fact]
    public void IndexOfOther_HugeButFiniteSamples_FindsNone() =>
        Assert.Equal(-1, FiniteSamples.IndexOfOther([float.MaxValue, float.MaxValue, -float.MaxValue]));

    [Fact]
    public void IndexOfOther_NoSamples_FindsNone() => Assert.Equal(-1, FiniteSamples.IndexOfOther([]));
}
