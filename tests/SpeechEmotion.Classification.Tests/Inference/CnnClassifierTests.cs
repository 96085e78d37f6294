namespace SpeechEmotion.Classification.Tests.Inference;

public sealed class CnnClassifierTests
{
    private static readonly string[] Labels = ["angry", "happy", "neutral", "sad"];

    [Fact]
    public void Classify_EveryLayerNetwork_GivesProbabilitiesThatSumToOne()
    {
        NetworkDefinition network = TestNetworks.EveryLayer();
        float[] probabilities = new float[4];

        Create(network).Classify(TestWeights.Input(network), probabilities);

        Assert.All(probabilities, p => Assert.InRange(p, 0f, 1f));
        Assert.Equal(1, probabilities.Sum(), 1e-6);
    }

    [Fact]
    public async Task Classify_SixtyFourTasksAtOnce_GiveIdenticalBits()
    {
        NetworkDefinition network = TestNetworks.EveryLayer();
        CnnClassifier classifier = Create(network);
        FeatureMatrix[] clips = [.. Enumerable.Range(10, 8).Select(frames => TestWeights.Input(network, frames * 5))];
        float[][] expected = [.. clips.Select(clip => Classify(classifier, clip))];

        Task<bool>[] tasks = [.. Enumerable.Range(0, 64).Select(i => Task.Run(() =>
            Enumerable.Range(0, 20).All(k => Classify(classifier, clips[(i + k) % 8]).AsSpan().SequenceEqual(expected[(i + k) % 8]))))];

        Assert.All(await Task.WhenAll(tasks), Assert.True);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Classify_ManyClipsOfMixedLength_EqualsOneByOne(bool branches)
    {
        NetworkDefinition network = branches ? TestNetworks.Branches() : TestNetworks.EveryLayer();
        CnnClassifier classifier = Create(network);
        FeatureMatrix[] clips = [.. new[] { 37, 37, 37, 20, 64, 64, 3, 37 }.Select(frames => TestWeights.Input(network, frames))];
        float[] probabilities = new float[clips.Length * 4];

        classifier.Classify(clips, probabilities);

        for (int i = 0; i < clips.Length; i++)
        {
            float[] single = Classify(classifier, clips[i]);
            for (int c = 0; c < 4; c++)
            {
                Assert.Equal(single[c], probabilities[(i * 4) + c], 1e-6);
            }
        }
    }

    [Fact]
    public void Classify_BatchOfTheNotebook_EqualsOneByOne()
    {
        NetworkDefinition network = NetworkDefinition.Notebook(4);
        CnnClassifier classifier = Create(network);
        FeatureMatrix[] clips = [.. Enumerable.Range(0, 70).Select(i => Scaled(TestWeights.Input(network, 1), 1 + (0.05f * i)))];
        float[] probabilities = new float[clips.Length * 4];

        classifier.Classify(clips, probabilities);

        float[] last = Classify(classifier, clips[69]);
        Assert.Equal(last[0], probabilities[69 * 4], 1e-6);
        Assert.NotEqual(probabilities[0], probabilities[69 * 4]);
    }

    [Fact]
    public void Classify_ManyLongClipsThroughBranches_TakesNoMoreMemoryThanOne()
    {
        // Within the branches a clip has 32 channels × 20,000 frames; the branches' own output is 16 values.
        LayerDefinition[] branch = [new Conv1dDefinition(32, 3), new ReluDefinition(), new Conv1dDefinition(8, 1), new GlobalAveragePoolDefinition()];
        NetworkDefinition network = TestNetworks.Channels(
            4, new BranchesDefinition([branch, branch]), new DenseDefinition(4), new SoftmaxDefinition());
        CnnClassifier classifier = Create(network);
        FeatureMatrix[] clips = [.. Enumerable.Repeat(TestWeights.Input(network, 20_000), 40)];
        float[] probabilities = new float[clips.Length * 4];
        classifier.Classify(clips[0], probabilities.AsSpan(0, 4));

        long before = GC.GetAllocatedBytesForCurrentThread();
        classifier.Classify(clips, probabilities);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Classify_AfterWarmUp_AllocatesNothing(bool branches)
    {
        NetworkDefinition network = branches ? TestNetworks.Branches() : TestNetworks.EveryLayer();
        CnnClassifier classifier = Create(network);
        FeatureMatrix clip = TestWeights.Input(network);
        float[] probabilities = new float[4];
        for (int i = 0; i < 3; i++)
        {
            classifier.Classify(clip, probabilities);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 4000; i++)
        {
            classifier.Classify(clip, probabilities);
        }

        // One object a call would be 96 KB or more; the runtime itself allocates about 7 KB now and then.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 48 * 1024);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Classify_ClipShorterThanTheNetworkNeeds_IsFilledWithZeros(bool branches)
    {
        NetworkDefinition network = branches ? TestNetworks.Branches() : TestNetworks.EveryLayer();
        CnnClassifier classifier = Create(network);
        int minimum = network.GetMinimumFrames();
        FeatureMatrix shortClip = new(new float[] { 1, 2, 3, 4, 5, 6 }, 6, 1);
        float[] padded = new float[6 * minimum];
        for (int f = 0; f < 6; f++)
        {
            padded[f * minimum] = f + 1;
        }

        Assert.True(minimum > 1);
        Assert.Equal(Classify(classifier, new FeatureMatrix(padded, 6, minimum)), Classify(classifier, shortClip));
    }

    [Fact]
    public void Classify_Temperature_DividesTheLogits()
    {
        NetworkDefinition network = TestNetworks.EveryLayer();
        FeatureMatrix clip = TestWeights.Input(network);
        CnnClassifier classifier = new(network, TestWeights.For(network), Labels, new Calibration(2.5f));
        float[] logits = new float[4];

        classifier.ComputeLogits(clip, logits);

        double[] exponentials = [.. logits.Select(l => Math.Exp(l / 2.5))];
        float[] probabilities = Classify(classifier, clip);
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(exponentials[i] / exponentials.Sum(), probabilities[i], 1e-6);
        }
    }

    [Fact]
    public void Classify_HugeLogits_AreStable()
    {
        NetworkDefinition network = TestNetworks.Sequence(2, new FlattenDefinition(), new DenseDefinition(2, Bias: false), new SoftmaxDefinition());
        WeightSet weights = new([new WeightTensor("layers.1.weight", [2, 2], new float[] { 1, 0, 0, 1 })]);
        CnnClassifier classifier = new(network, weights, ["a", "b"]);
        float[] probabilities = new float[2];

        classifier.Classify(new FeatureMatrix(new float[] { 3e5f, 3e5f }, 2, 1), probabilities);

        Assert.Equal([0.5f, 0.5f], probabilities);
    }

    [Theory]
    [InlineData(5, 37, 4, "takes 6 features; the clip has 5")]
    [InlineData(6, 0, 4, "at least 1 frame; the clip has 0")]
    [InlineData(6, 37, 3, "give 4 values; the destination has 3")]
    public void Classify_WrongSize_SaysWhatIsNeeded(int features, int frames, int destination, string expected)
    {
        CnnClassifier classifier = Create(TestNetworks.EveryLayer());
        FeatureMatrix clip = new(new float[features * frames], features, frames);

        ArgumentException exception = Assert.Throws<ArgumentException>(() => classifier.Classify(clip, new float[destination]));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classify_ManyFramesForASequenceNetwork_IsRefused()
    {
        CnnClassifier classifier = Create(NetworkDefinition.Notebook(4));

        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => classifier.Classify(new FeatureMatrix(new float[324], 162, 2), new float[4]));

        Assert.Contains("exactly 1 frame", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classify_NaN_IsRefusedAndTheClassifierStaysUsable()
    {
        NetworkDefinition network = TestNetworks.EveryLayer();
        CnnClassifier classifier = Create(network);
        FeatureMatrix clip = TestWeights.Input(network);
        float[] expected = Classify(classifier, clip);
        float[] spoilt = clip.Values.ToArray();
        spoilt[40] = float.NaN;

        Assert.Throws<ArgumentException>(() => Classify(classifier, new FeatureMatrix(spoilt, 6, 37)));
        Assert.Equal(expected, Classify(classifier, clip));
    }

    [Fact]
    public void Constructor_LabelsThatDoNotFit_SaysBothNumbers()
    {
        NetworkDefinition network = TestNetworks.EveryLayer();

        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => new CnnClassifier(network, TestWeights.For(network), ["a", "b", "c"]));

        Assert.Contains("labels has 3 entries but the network's last layer gives 4.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_RepeatedLabel_IsRefused()
    {
        NetworkDefinition network = TestNetworks.EveryLayer();

        Assert.Throws<ArgumentException>(() => new CnnClassifier(network, TestWeights.For(network), ["a", "b", "c", "a"]));
    }

    private static CnnClassifier Create(NetworkDefinition network) => new(network, TestWeights.For(network), Labels);

    private static float[] Classify(CnnClassifier classifier, FeatureMatrix clip)
    {
        float[] probabilities = new float[4];
        classifier.Classify(clip, probabilities);
        return probabilities;
    }

    private static FeatureMatrix Scaled(FeatureMatrix clip, float factor) =>
        new(clip.Values.ToArray().Select(v => v * factor).ToArray(), clip.FeatureCount, clip.FrameCount);
}
