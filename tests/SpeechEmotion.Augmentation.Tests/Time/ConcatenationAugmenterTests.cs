namespace SpeechEmotion.Augmentation.Tests.Time;

public sealed class ConcatenationAugmenterTests
{
    [Fact]
    public void Augment_OneClip_FollowsAfterThePause()
    {
        ConcatenationAugmenter augmenter = new([TestSignals.Of(3, 4)], new ConcatenationOptions(3 / 16_000.0));
        Assert.Equal([1, 2, 0, 0, 0, 3, 4], augmenter.Augment(TestSignals.Of(1, 2), new Random(1)).Samples.ToArray());
    }

    [Fact]
    public void Augment_SeveralClips_ChoosesAmongThem()
    {
        ConcatenationAugmenter augmenter = new([TestSignals.Of(1), TestSignals.Of(2)], new ConcatenationOptions(0, 16));
        float[] joined = augmenter.Augment(TestSignals.Of(9), new Random(1)).Samples.ToArray();
        Assert.Equal(17, joined.Length);
        Assert.Equal([1, 2, 9], joined.Distinct().Order());
    }

    [Fact]
    public void Constructor_NoClips_SaysWhereTheyBelong()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new ConcatenationAugmenter([], new ConcatenationOptions(0)));
        Assert.Contains("AugmentationSources.SameLabel", error.Message, StringComparison.Ordinal);
    }
}
