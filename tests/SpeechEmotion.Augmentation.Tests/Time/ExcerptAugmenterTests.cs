namespace SpeechEmotion.Augmentation.Tests.Time;

public sealed class ExcerptAugmenterTests
{
    private static readonly AudioSignal Ramp = new(Enumerable.Range(0, 1000).Select(i => (float)i).ToArray(), 1000);

    [Fact]
    public void Augment_LongClip_KeepsARunOfTheLengthFromAPlaceThatVaries()
    {
        ExcerptAugmenter augmenter = new(new ExcerptOptions(0.25));
        HashSet<float> starts = [];
        for (int seed = 0; seed < 20; seed++)
        {
            float[] kept = augmenter.Augment(Ramp, new Random(seed)).Samples.ToArray();
            Assert.Equal(Enumerable.Range((int)kept[0], 250).Select(i => (float)i), kept);
            starts.Add(kept[0]);
        }

        Assert.True(starts.Count > 10);
    }

    [Fact]
    public void Augment_ShortClip_IsKeptWhole() =>
        Assert.Same(Ramp, new ExcerptAugmenter(new ExcerptOptions(2)).Augment(Ramp, new Random(1)));

    [Fact]
    public void Create_LengthOutOfRange_NamesIt() =>
        Assert.Contains("seconds", Assert.Throws<ArgumentException>(() => new ExcerptAugmenter(new ExcerptOptions(0))).Message, StringComparison.Ordinal);
}
