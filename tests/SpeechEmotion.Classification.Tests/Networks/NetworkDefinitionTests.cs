namespace SpeechEmotion.Classification.Tests.Networks;

public sealed class NetworkDefinitionTests
{
    [Fact]
    public void Notebook_EightLabels_HasTheCountedParameters()
    {
        IReadOnlyList<ParameterDefinition> parameters = NetworkDefinition.Notebook(8).GetParameters();

        Assert.Equal(1_282_952, parameters.Where(p => p.IsTrainable).Sum(p => p.Count));
        Assert.Equal(768, parameters.Where(p => !p.IsTrainable).Sum(p => p.Count));
    }

    [Fact]
    public void Notebook_EightLabels_NamesTensorsByLayerIndexAsPyTorchDoes()
    {
        IReadOnlyList<ParameterDefinition> parameters = NetworkDefinition.Notebook(8).GetParameters();

        Assert.Equal([256, 1, 8], parameters.Single(p => p.Name == "layers.0.weight").Shape);
        Assert.Equal([256], parameters.Single(p => p.Name == "layers.3.running_mean").Shape);
        Assert.Equal([8, 128], parameters.Single(p => p.Name == "layers.23.weight").Shape);
    }

    [Fact]
    public void WithLabelCount_OtherNumber_IsTheNetworkForIt()
    {
        Assert.Equal(NetworkDefinition.Notebook(5), NetworkDefinition.Notebook(8).WithLabelCount(5));
        Assert.Throws<ArgumentException>(() => NetworkDefinition.Notebook(8).WithLabelCount(0));
        NetworkDefinition pooled = new(new NetworkInput(InputLayout.Channels, 4), [new GlobalAveragePoolDefinition(), new SoftmaxDefinition()]);
        Assert.Throws<ArgumentException>(() => pooled.WithLabelCount(3));
    }

    [Fact]
    public void Parse_WrittenJson_GivesAnEqualDefinition()
    {
        NetworkDefinition network = TestNetworks.EveryLayer();

        Assert.Equal(network, NetworkDefinition.Parse(network.ToJson()));
    }

    [Fact]
    public void ToJson_Notebook_WritesEveryOptionAndNothingElse()
    {
        string json = NetworkDefinition.Notebook(8).ToJson().ReplaceLineEndings("\n");

        Assert.StartsWith(
            """
            {
              "input": {
                "layout": "sequence",
                "features": 162
              },
              "layers": [
                {
                  "type": "conv1d",
                  "filters": 256,
                  "kernel": 8,
                  "stride": 1,
                  "dilation": 1,
                  "groups": 1,
                  "padding": "same",
                  "bias": true
                },
                {
                  "type": "relu"
                },
            """.ReplaceLineEndings("\n"), json);
    }

    [Theory]
    [InlineData("""{ "type": "relu", "slope": 0.1 }""", "slope")]
    [InlineData("""{ "type": "conv2d", "filters": 3 }""", "conv2d")]
    [InlineData("""{ "type": "dense" }""", "units")]
    [InlineData("""{ "type": "dense", "units": 2, "units": 3 }""", "units")]
    [InlineData("""{ "units": 2 }""", "type")]
    [InlineData("""{ "type": "\ud800" }""", "surrogate")]
    [InlineData("""{ "type": "relu", "\ud800": 1 }""", "surrogate")]
    [InlineData("""{ "type": "conv1d", "filters": 1, "kernel": 1, "padding": "\ud800" }""", "surrogate")]
    [InlineData("null", "layers[0] must be an object; it was null.")]
    public void Parse_LayerThatIsNotKnown_IsRefused(string layer, string expected)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => NetworkDefinition.Parse(
            $$"""{ "input": { "layout": "sequence", "features": 4 }, "layers": [ {{layer}}, { "type": "softmax" } ] }"""));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_OptionsLeftOut_TakesTheDefaults()
    {
        NetworkDefinition network = NetworkDefinition.Parse(
            """
            { "layers": [ { "filters": 3, "kernel": 5, "type": "conv1d" }, { "type": "batch_norm" }, { "type": "max_pool", "size": 2 },
                { "type": "residual", "layers": [ { "type": "relu" } ] }, { "type": "squeeze_excitation" }, { "type": "gru", "units": 6 }, { "type": "flatten" },
                { "type": "dense", "units": 2 }, { "type": "softmax" } ],
              "input": { "layout": "sequence", "features": 4 } }
            """);

        LayerDefinition[] expected =
        [
            new Conv1dDefinition(3, 5, Stride: 1, Dilation: 1, Groups: 1, PaddingMode.Same, Bias: true),
            new BatchNormDefinition(1e-3, 0.99),
            new MaxPoolDefinition(2, Stride: null),
            new ResidualDefinition([new ReluDefinition()], []),
            new SqueezeExcitationDefinition(8),
            new GruDefinition(6, Reversed: false),
            new FlattenDefinition(),
            new DenseDefinition(2, Bias: true),
            new SoftmaxDefinition(),
        ];
        Assert.Equal(expected, network.Layers);
    }

    [Fact]
    public void Validate_SeveralBadOptions_NamesAllOfThemAtOnce()
    {
        NetworkDefinition network = TestNetworks.Sequence(
            0, new Conv1dDefinition(6, 0, Groups: 4), new DropoutDefinition(1), new SoftmaxDefinition());

        string message = Assert.Throws<ArgumentException>(network.Validate).Message;

        Assert.Contains("input: Features must be between 1 and 65536; it was 0.", message, StringComparison.Ordinal);
        Assert.Contains("layers[0] (conv1d): KernelSize must be between 1 and 4096; it was 0.", message, StringComparison.Ordinal);
        Assert.Contains("Groups must be at least 1 and divide Filters (6); it was 4.", message, StringComparison.Ordinal);
        Assert.Contains("layers[1] (dropout): Rate must be at least 0 and below 1; it was 1.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_DenseOverUnpooledFrames_NamesTheLayer()
    {
        NetworkDefinition network = TestNetworks.Channels(5, new DenseDefinition(Units: 3), new SoftmaxDefinition());

        string message = Assert.Throws<ArgumentException>(network.Validate).Message;

        Assert.Contains("layers[0] (dense): the input must be a vector (length 1); it was 5 × frames.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_NetworkWithoutSoftmaxAtTheEnd_IsRefused()
    {
        NetworkDefinition network = TestNetworks.Channels(5, new GlobalAveragePoolDefinition());

        Assert.Contains("last layer must be softmax", Assert.Throws<ArgumentException>(network.Validate).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_AbsurdNumberOfParameters_IsRefusedWithoutAllocatingThem()
    {
        Conv1dDefinition huge = new(Filters: 8192, KernelSize: 4096);
        NetworkDefinition network = TestNetworks.Channels(8192, huge, new GlobalAveragePoolDefinition(), new SoftmaxDefinition());

        Assert.Contains("more than 134217728 parameters", Assert.Throws<ArgumentException>(network.Validate).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_ResidualNestedTooDeep_IsRefused()
    {
        LayerDefinition layer = new ReluDefinition();
        for (int i = 0; i < ResidualDefinition.MaxDepth + 1; i++)
        {
            layer = new ResidualDefinition([layer]);
        }

        NetworkDefinition network = TestNetworks.Channels(5, layer, new GlobalAveragePoolDefinition(), new SoftmaxDefinition());

        Assert.Contains("nested 4 deep", Assert.Throws<ArgumentException>(network.Validate).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_ResidualWhoseBranchesDifferInLength_IsRefused()
    {
        ResidualDefinition residual = new([new Conv1dDefinition(5, 3, Stride: 2)], [new MaxPoolDefinition(2)]);
        NetworkDefinition network = TestNetworks.Channels(5, residual, new GlobalAveragePoolDefinition(), new SoftmaxDefinition());

        // ceil(L / 2) against floor(L / 2): equal for even clips only.
        string message = Assert.Throws<ArgumentException>(network.Validate).Message;
        Assert.Contains("floor((frames + 1) / 2)", message, StringComparison.Ordinal);
        Assert.Contains("floor((frames + 0) / 2)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void GetMinimumFrames_ValidConvolutionAndPooling_IsTheSmallestLengthThatLeavesAValue()
    {
        NetworkDefinition network = TestNetworks.Channels(
            2,
            new Conv1dDefinition(Filters: 2, KernelSize: 5, Dilation: 3, Padding: PaddingMode.Valid),
            new MaxPoolDefinition(Size: 4),
            new GlobalAveragePoolDefinition(),
            new SoftmaxDefinition());

        // 16 frames leave 4 after the convolution (span 13), which one pooling window needs.
        Assert.Equal(16, network.GetMinimumFrames());
    }

    [Fact]
    public void Length_StackOfStridedLayers_EqualsTheLayersOneByOne()
    {
        Conv1dDefinition first = new(Filters: 1, KernelSize: 7, Stride: 3, Dilation: 2, Padding: PaddingMode.Valid);
        MaxPoolDefinition second = new(Size: 3, Stride: 2);
        Conv1dDefinition third = new(Filters: 1, KernelSize: 4, Stride: 2);
        SequenceLength composed = third.OutputShape(second.OutputShape(first.OutputShape(new LayerShape(1, SequenceLength.Variable)))).Length;

        for (int frames = 40; frames < 200; frames++)
        {
            int pooled = ((first.OutputLength(frames) - 3) / 2) + 1;
            Assert.Equal(third.OutputLength(pooled), composed.For(frames));
        }
    }
}
