namespace SpeechEmotion.Classification.Tests.Layers;

/// <summary>Layers against values worked out by hand. Inputs are written channel by channel.</summary>
public sealed class LayerValueTests
{
    private static readonly float[] Ramp = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

    [Fact]
    public void Conv1d_SameKernelEight_PadsThreeLeftAndFourRight()
    {
        float[] output = Run(Ramp, 1, [new Conv1dDefinition(1, 8, Bias: false)], ("layers.0.weight", [1, 1, 1, 1, 1, 1, 1, 1]));

        // Output t sums inputs t − 3 … t + 4.
        Assert.Equal([15, 21, 28, 36, 44, 52, 49, 45, 40, 34], output);
    }

    [Fact]
    public void Conv1d_Weights_AreNotFlippedInTime()
    {
        float[] output = Run(
            Ramp, 1, [new Conv1dDefinition(1, 2, Stride: 3, Padding: PaddingMode.Valid)], ("layers.0.weight", [100, 1]), ("layers.0.bias", [0.5f]));

        Assert.Equal([102.5f, 405.5f, 708.5f], output);
    }

    [Fact]
    public void Conv1d_Groups_SeeOnlyTheirChannels()
    {
        Conv1dDefinition grouped = new(2, 1, Groups: 2, Bias: false);

        float[] output = Run([1, 2, 10, 20, 100, 200, 1000, 2000], 4, [grouped], ("layers.0.weight", [1, 1, 1, 2]));

        Assert.Equal([11, 22, 2100, 4200], output);
    }

    [Fact]
    public void Conv1d_DepthwiseWithDilation_FiltersEachChannelAlone()
    {
        Conv1dDefinition depthwise = new(2, 2, Dilation: 2, Groups: 2, Padding: PaddingMode.Valid);

        float[] output = Run([1, 2, 3, 4, 5, 6, 7, 8], 2, [depthwise], ("layers.0.weight", [10, 1, 1, -1]), ("layers.0.bias", [0, 100]));

        Assert.Equal([13, 24, 98, 98], output);
    }

    [Fact]
    public void BatchNorm_FoldedAndAlone_GiveTheKerasFormula()
    {
        (string, float[])[] norm(int i) =>
        [
            ($"layers.{i}.weight", [2]), ($"layers.{i}.bias", [1]), ($"layers.{i}.running_mean", [3]), ($"layers.{i}.running_var", [3.999f]),
        ];
        (string, float[]) identity = ("layers.0.weight", [1]);

        float[] alone = Run([3, 5], 1, [new BatchNormDefinition()], norm(0));
        float[] folded = Run([3, 5], 1, [new Conv1dDefinition(1, 1, Bias: false), new BatchNormDefinition()], [identity, .. norm(1)]);

        // (x − 3) / √(3.999 + 0.001) · 2 + 1.
        AssertClose([1, 3], alone, 1e-6);
        AssertClose([1, 3], folded, 1e-6);
    }

    [Fact]
    public void Relu_NegativeValues_BecomeZero() => Assert.Equal([0, 0, 3], Run([-2, 0, 3], 1, [new ReluDefinition()]));

    [Fact]
    public void Silu_KnownPoints_EqualXTimesSigmoid() =>
        AssertClose([0, 0.7310586, -0.26894143, 20], Run([0, 1, -1, 20], 1, [new SiluDefinition()]), 1e-6);

    [Fact]
    public void Dropout_InInference_ChangesNothing() => Assert.Equal(Ramp, Run(Ramp, 1, [new DropoutDefinition(0.9)]));

    [Fact]
    public void MaxPool_WindowsThatDoNotFit_AreLeftOut() =>
        Assert.Equal([4, 8, -1, -5], Run([1, 4, 2, 8, 9, -1, -2, -6, -5, 0], 2, [new MaxPoolDefinition(2)]));

    [Fact]
    public void AveragePool_OverlappingWindows_AreMeans() =>
        Assert.Equal([2, 4, 6, 8], Run(Ramp, 1, [new AveragePoolDefinition(3, 2)]));

    [Fact]
    public void GlobalAveragePool_TwoChannels_GivesTheirMeans() =>
        Assert.Equal([2, 20], Run([1, 2, 3, 10, 20, 30], 2, [new GlobalAveragePoolDefinition()]));

    [Fact]
    public void Flatten_ThenDense_TakesChannelAfterChannel()
    {
        // A sequence network: one channel of 4, made two channels by a convolution, then flattened.
        LayerDefinition[] layers = [new Conv1dDefinition(2, 1, Bias: false), new FlattenDefinition(), new DenseDefinition(1, Bias: false)];
        WeightSet weights = Weights(layers, new LayerShape(1, SequenceLength.Fixed(3)), ("layers.0.weight", [1, 10]), ("layers.2.weight", [1, 2, 3, 4, 5, 6]));
        InferenceChain chain = InferenceCompiler.Compile(layers, new LayerShape(1, SequenceLength.Fixed(3)), weights, "layers.");

        float[] output = new float[1];
        chain.Forward([1, 2, 3], 1, 3, output, new Workspace());

        // 1·1 + 2·2 + 3·3, then 10·4 + 20·5 + 30·6.
        Assert.Equal([334], output);
    }

    [Fact]
    public void SqueezeExcitation_KnownGate_MultipliesEachChannel()
    {
        float[] output = Run(
            [1, 3, 10, 30],
            2,
            [new SqueezeExcitationDefinition(2)],
            ("layers.0.fc1.weight", [1, 0]),
            ("layers.0.fc1.bias", [-2]),
            ("layers.0.fc2.weight", [5, 5]),
            ("layers.0.fc2.bias", [0, MathF.Log(3)]));

        // The mean of the first channel is 2, so the hidden value is 0 and the gates are sigmoid(0) and sigmoid(ln 3).
        AssertClose([0.5, 1.5, 7.5, 22.5], output, 1e-5);
    }

    [Fact]
    public void Gru_GatesHalfOpen_GoesHalfWayToTheCandidate()
    {
        // Reset and update are sigmoid(0), the candidate is tanh(x): each state lies half way between the last one and the candidate.
        (string, float[])[] weights =
        [
            ("layers.0.input.weight", [0, 0, 1]), ("layers.0.input.bias", [0, 0, 0]),
            ("layers.0.state.weight", [0, 0, 0]), ("layers.0.state.bias", [0, 0, 0]),
        ];

        float[] output = Run([1, 0, -1], 1, [new GruDefinition(1)], weights);
        float[] reversed = Run([1, 0, -1], 1, [new GruDefinition(1, Reversed: true)], weights);

        double candidate = Math.Tanh(1);
        AssertClose([candidate / 2, candidate / 4, (candidate / 8) - (candidate / 2)], output, 1e-6);
        AssertClose([(candidate / 2) - (candidate / 8), -candidate / 4, -candidate / 2], reversed, 1e-6);
    }

    [Fact]
    public void Gru_ResetGate_ShutsOffTheStateInTheCandidate()
    {
        // The input opens the reset gate or shuts it; update stays shut, so the state is the candidate tanh(r · (0.5 + 2 · state)).
        float[] output = Run(
            [100, 100, -100], 1, [new GruDefinition(1)],
            ("layers.0.input.weight", [1, 0, 0]), ("layers.0.input.bias", [0, -100, 0]),
            ("layers.0.state.weight", [0, 0, 2]), ("layers.0.state.bias", [0, 0, 0.5f]));

        double first = Math.Tanh(0.5);
        AssertClose([first, Math.Tanh(0.5 + (2 * first)), 0], output, 1e-6);
    }

    [Fact]
    public void AttentiveStatisticsPool_EqualScores_AreMeanAndPopulationDeviation()
    {
        float[] output = Run(
            [1, 2, 3, 6],
            1,
            [new AttentiveStatisticsPoolDefinition(1)],
            ("layers.0.attention.weight", [0]),
            ("layers.0.attention.bias", [1]),
            ("layers.0.score.weight", [3]),
            ("layers.0.score.bias", [1]));

        AssertClose([3, Math.Sqrt(3.5 + 1e-6)], output, 1e-5);
    }

    [Fact]
    public void AttentiveStatisticsPool_HugeScores_AreStable()
    {
        float[] output = Run(
            [1, -5, 1, 1],
            1,
            [new AttentiveStatisticsPoolDefinition(1)],
            ("layers.0.attention.weight", [10]),
            ("layers.0.attention.bias", [0]),
            ("layers.0.score.weight", [1000]),
            ("layers.0.score.bias", [0]));

        // tanh is ±1, so the second frame's weight is e^−2000 of the others'.
        AssertClose([1, Math.Sqrt(1e-6)], output, 1e-5);
    }

    [Fact]
    public void FunctionalsPool_ByHand_IsWhatTheDefinitionSays()
    {
        float[] output = Run([0, 4, 0, 0, 8, 0, 0, 4], 1, [new FunctionalsPoolDefinition(0)]);

        const double Deviation = 2.8284272;
        AssertClose(
            [
                2, Deviation, (5 * -8.0 + 2 * 8 + 216) / 8 / Math.Pow(Deviation, 3), 3 / 8.0,
                0, 0, 0, 0, 4, 5.2, 8,
                2 / 3.0, -0.5833333,
                Math.Sqrt((16 + 16 + 64 + 64 + 16) / 7.0), 28 / 7.0, 3 / 7.0,
                (6 * -2 - 4 + 4 + 2 * -2) / 4.0 / 8, 0,

                // Three frames above 0 are too few to be looked at by themselves.
                2, Deviation, 4, 0,
            ],
            output,
            1e-4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void FunctionalsPool_FewFrames_AreFinite(int frames)
    {
        float[] output = Run([.. Enumerable.Repeat(3f, frames)], 1, [new FunctionalsPoolDefinition(0)]);

        double floor = Math.Sqrt(1e-6);
        AssertClose([3, floor, 0, 0, 3, 3, 3, 3, 3, 3, 3, 0, 0, floor, 0, 0, 0, 0, 3, floor, 0, 3], output, 1e-6);
    }

    [Fact]
    public void Residual_WithoutShortcutLayers_AddsTheInput()
    {
        float[] output = Run([1, -2], 1, [new ResidualDefinition([new ReluDefinition()])]);

        Assert.Equal([2, -2], output);
    }

    [Fact]
    public void Branches_ThreeChains_StandSideBySideInOrder()
    {
        BranchesDefinition branches = new(
            [[new ReluDefinition()], [new DropoutDefinition(0.5)], [new Conv1dDefinition(1, 1), new ReluDefinition()]]);

        float[] output = Run(
            [1, -2, 3, 10, 20, -30],
            2,
            [branches],
            ("layers.0.branches.2.0.weight", [1, 1]),
            ("layers.0.branches.2.0.bias", [2]));

        Assert.Equal([1, 0, 3, 10, 20, 0, 1, -2, 3, 10, 20, -30, 13, 20, 0], output);
    }

    [Fact]
    public void Branches_SeveralSamples_AreJoinedFrameByFrame()
    {
        LayerDefinition[] layers = [new BranchesDefinition([[new ReluDefinition()], [new AveragePoolDefinition(1)]])];
        LayerShape shape = new(1, SequenceLength.Variable);
        InferenceChain chain = InferenceCompiler.Compile(layers, shape, Weights(layers, shape), "layers.");
        float[] output = new float[8];

        chain.Forward([1, -2, 3, -4], 2, 2, output, new Workspace());

        Assert.Equal([1, 1, 0, -2, 3, 3, 0, -4], output);
    }

    private static float[] Run(float[] input, int channels, LayerDefinition[] layers, params (string Name, float[] Values)[] tensors)
    {
        LayerShape shape = new(channels, SequenceLength.Variable);
        InferenceChain chain = InferenceCompiler.Compile(layers, shape, Weights(layers, shape, tensors), "layers.");
        int frames = input.Length / channels;
        float[] frameMajor = new float[input.Length];
        Transposition.Copy(input, channels, frames, frameMajor);
        int outputFrames = chain.OutputFrames(frames);
        float[] output = new float[outputFrames * chain.OutputChannels];
        chain.Forward(frameMajor, 1, frames, output, new Workspace());
        float[] channelMajor = new float[output.Length];
        Transposition.Copy(output, outputFrames, chain.OutputChannels, channelMajor);
        return channelMajor;
    }

    private static WeightSet Weights(LayerDefinition[] layers, LayerShape shape, params (string Name, float[] Values)[] tensors) =>
        new(LayerChain.Parameters(layers, shape, "layers.").Select(p => new WeightTensor(p.Name, p.Shape, tensors.Single(t => t.Name == p.Name).Values)));

    private static void AssertClose(double[] expected, float[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }
}
