using SpeechEmotion.TestKit;

namespace SpeechEmotion.Augmentation.Tests.Combination;

public sealed class CombinationTests
{
    private static readonly AudioSignal One = TestSignals.Of(1);

    [Fact]
    public void Chain_Steps_RunInOrder()
    {
        // Adding then doubling differs from doubling then adding.
        AugmentationChain chain = new([new Add(1), new Scale(2)]);
        Assert.Equal(4, chain.Augment(One, new Random(1)).Samples.Span[0]);
        Assert.Equal(3, new AugmentationChain([new Scale(2), new Add(1)]).Augment(One, new Random(1)).Samples.Span[0]);
    }

    [Fact]
    public void Chain_StepsThatMakeTheSignalTooLong_AreStoppedBeforeTheNext()
    {
        AugmentationChain chain = new([new Add(1), new Lengthen((1 << 24) + 1), new Fail()]);

        Assert.Throws<ArgumentException>(() => chain.Augment(One, new Random(1)));
    }

    [Fact]
    public void Chain_Empty_ReturnsTheSignal() => Assert.Same(One, new AugmentationChain([]).Augment(One, new Random(1)));

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(1)]
    public void RandomAugmenter_Probability_IsHowOftenItApplies(double probability)
    {
        RandomAugmenter augmenter = new(new Add(1), probability);
        Random random = new(2);
        double applied = Enumerable.Range(0, 4000).Count(_ => augmenter.Augment(One, random).Samples.Span[0] == 2) / 4000.0;
        Assert.Equal(probability, applied, probability is 0 or 1 ? 0 : 0.04);
    }

    [Fact]
    public void RandomChoice_Weights_AreRelativeFrequencies()
    {
        RandomChoiceAugmenter augmenter = new([new Add(1), new Add(2), new Add(3)], [3, 0, 1]);
        Random random = new(3);
        float[] results = [.. Enumerable.Range(0, 4000).Select(_ => augmenter.Augment(One, random).Samples.Span[0])];
        Assert.Equal(0.75, results.Count(result => result == 2) / 4000.0, 0.04);
        Assert.DoesNotContain(3, results);
    }

    [Fact]
    public void RandomChoice_WrongWeights_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new RandomChoiceAugmenter([]));
        Assert.Throws<ArgumentException>(() => new RandomChoiceAugmenter([new Add(1)], [1, 2]));
        Assert.Throws<ArgumentException>(() => new RandomChoiceAugmenter([new Add(1)], [0]));
        Assert.Throws<ArgumentException>(() => new RandomChoiceAugmenter([new Add(1)], [double.NaN]));
        using CommaCulture comma = new();
        ArgumentException negative = Assert.Throws<ArgumentException>(() => new RandomChoiceAugmenter([new Add(1), new Add(2)], [-0.5, 1.5]));
        Assert.Contains("they were -0.5, 1.5.", negative.Message, StringComparison.Ordinal);
        ArgumentException never = Assert.Throws<ArgumentException>(() => new RandomAugmenter(new Add(1), double.NaN));
        Assert.Equal("Probability (probability) must be between 0 and 1; it was NaN.", never.Message);
    }

    private sealed class Lengthen(int length) : IAugmenter
    {
        public AudioSignal Augment(AudioSignal signal, Random random) => new(GC.AllocateUninitializedArray<float>(length), signal.SampleRate);
    }

    private sealed class Fail : IAugmenter
    {
        public AudioSignal Augment(AudioSignal signal, Random random) => throw new InvalidOperationException("This step was not to run.");
    }

    // Written outside the library: the interface needs nothing internal.
    private sealed class Add(float value) : IAugmenter
    {
        public AudioSignal Augment(AudioSignal signal, Random random) => new(new[] { signal.Samples.Span[0] + value }, signal.SampleRate);
    }

    private sealed class Scale(float value) : IAugmenter
    {
        public AudioSignal Augment(AudioSignal signal, Random random) => new(new[] { signal.Samples.Span[0] * value }, signal.SampleRate);
    }
}
