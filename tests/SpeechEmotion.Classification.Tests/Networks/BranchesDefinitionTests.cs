namespace SpeechEmotion.Classification.Tests.Networks;

public sealed class BranchesDefinitionTests
{
    private static readonly LayerDefinition[] Relu = [new ReluDefinition()];

    [Fact]
    public void Parse_WrittenJson_GivesAnEqualDefinition()
    {
        NetworkDefinition network = TestNetworks.Branches();

        Assert.Equal(network, NetworkDefinition.Parse(network.ToJson()));
        Assert.Equal(network.GetHashCode(), NetworkDefinition.Parse(network.ToJson()).GetHashCode());
    }

    [Fact]
    public void ToJson_Branches_AreObjectsWithLayers() => Assert.Contains(
        """{"type":"branches","branches":[{"layers":[{"type":"relu"}]},{"layers":[{"type":"silu"},{"type":"relu"}]}]}""",
        string.Concat(Network([Relu, [new SiluDefinition(), new ReluDefinition()]]).ToJson().Where(letter => !char.IsWhiteSpace(letter))),
        StringComparison.Ordinal);

    [Fact]
    public void Equals_OtherLayerOrOtherCount_IsFalse()
    {
        BranchesDefinition branches = new([Relu, Relu]);

        Assert.Equal(branches, new BranchesDefinition([[new ReluDefinition()], [new ReluDefinition()]]));
        Assert.NotEqual(branches, new BranchesDefinition([Relu, [new SiluDefinition()]]));
        Assert.NotEqual(branches, new BranchesDefinition([Relu, Relu, Relu]));
    }

    [Fact]
    public void GetParameters_Branches_AreNamedByBranchAndLayer()
    {
        string[] names = [.. TestNetworks.Branches().GetParameters().Select(parameter => parameter.Name)];

        Assert.Contains("layers.0.body.0.branches.1.0.weight", names);
        Assert.Contains("layers.1.branches.0.1.body.0.running_mean", names);
        Assert.Contains("layers.2.branches.0.1.attention.weight", names);
        Assert.Equal(names.Length, names.Distinct().Count());
    }

    [Fact]
    public void OutputShape_Branches_SumsChannelsAndTakesTheLargestMinimum()
    {
        BranchesDefinition branches = new(
            [
                [new Conv1dDefinition(4, 3), new GlobalAveragePoolDefinition()],
                [new Conv1dDefinition(7, 9, Padding: PaddingMode.Valid), new GlobalAveragePoolDefinition()],
            ]);

        LayerShape shape = branches.OutputShape(new LayerShape(5, SequenceLength.Variable));

        Assert.Equal(11, shape.Channels);
        Assert.True(shape.IsVector);
        Assert.Equal(9, shape.Length.MinimumFrames);
    }

    [Theory]
    [InlineData("""{ "type": "branches" }""", "layers[0].branches is missing.")]
    [InlineData("""{ "type": "branches", "branches": null }""", "layers[0].branches must be a list; it was null.")]
    [InlineData("""{ "type": "branches", "branches": [ [] ] }""", "layers[0].branches[0] must be an object; it was [].")]
    [InlineData("""{ "type": "branches", "branches": [ { } ] }""", "layers[0].branches[0].layers is missing.")]
    [InlineData("""{ "type": "branches", "branches": [ { "layers": [], "name": "a" } ] }""", "[0].name is not known; the members are layers.")]
    [InlineData("""{ "type": "branches", "branches": [ { "layers": [ { "type": "relu", "slope": 1 } ] } ] }""", "branches[0].layers[0].slope is not known")]
    [InlineData("""{ "type": "branches", "branches": [], "axis": 1 }""", "layers[0].axis is not known; the members are type, branches.")]
    public void Parse_WrongMembers_AreRefused(string layer, string expected) => Assert.Contains(
        expected,
        Assert.Throws<ArgumentException>(() => NetworkDefinition.Parse(
            $$"""{ "input": { "layout": "channels", "features": 4 }, "layers": [ {{layer}}, { "type": "softmax" } ] }""")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Validate_TooFewOrTooManyBranches_AreRefused()
    {
        AssertRefused("layers[0] (branches): Branches must hold 2 to 64 branches; there were 1.", Network([Relu]));
        AssertRefused("layers[0] (branches): Branches must hold 2 to 64 branches; there were 65.", Network([.. Enumerable.Repeat(Relu, 65)]));
        AssertRefused("layers[0] (branches): the list of branches is missing.", Network(null!));
        Network([.. Enumerable.Repeat(Relu, 64)]).Validate();
    }

    [Fact]
    public void Validate_EmptyOrMissingBranch_IsRefused()
    {
        AssertRefused("layers[0] (branches): Branches[1] must hold at least one layer; it was empty.", Network([Relu, []]));
        AssertRefused("layers[0].branches[1]: the list of layers is missing.", Network([Relu, null!]));
        AssertRefused("layers[0].branches[0]: layer 0 is null.", Network([[null!], Relu]));
    }

    [Fact]
    public void Validate_BadOptionInsideABranch_NamesItsPlace() => AssertRefused(
        "layers[0].branches[1][2] (dropout): Rate must be at least 0 and below 1; it was 1.",
        Network([Relu, [new ReluDefinition(), new SiluDefinition(), new DropoutDefinition(1)]]));

    [Fact]
    public void Validate_LayerThatDoesNotFitInsideABranch_NamesItsPlace() => AssertRefused(
        "layers[0] (branches): branches[1][1] (dense): the input must be a vector",
        Network([Relu, [new ReluDefinition(), new DenseDefinition(3)]]));

    [Fact]
    public void Validate_LengthsThatDiffer_AreRefused() => AssertRefused(
        "layers[0] (branches): branches[0] gives the length floor((frames + 1) / 2) but branches[1] gives floor((frames + 0) / 2); "
        + "they are joined, so they must be equal.",
        Network([[new Conv1dDefinition(5, 3, Stride: 2)], [new MaxPoolDefinition(2)]]));

    [Fact]
    public void Validate_SoftmaxInsideABranch_IsRefused() => AssertRefused(
        "layers[0].branches[1][1] (softmax): softmax may only be the network's last layer.",
        Network([Relu, [new ReluDefinition(), new SoftmaxDefinition()]]));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Validate_NestedTooDeep_IsRefused(bool mixed)
    {
        LayerDefinition layer = new ReluDefinition();
        for (int i = 1; i < ResidualDefinition.MaxDepth; i++)
        {
            layer = mixed && i == 2
                ? new ResidualDefinition([layer], [new Conv1dDefinition(10, 1)])
                : new BranchesDefinition([[layer], Relu]);
        }

        Network([[layer], Relu]).Validate();
        AssertRefused(
            "residual blocks and branches may be nested 4 deep at most.", Network([[new BranchesDefinition([[layer], Relu])], Relu]));
    }

    [Fact]
    public void Validate_ManyLayersInBranches_CountTowardsTheLimit()
    {
        LayerDefinition[] branch = [.. Enumerable.Repeat(new ReluDefinition(), 8)];

        Network([.. Enumerable.Repeat(branch, 62)]).Validate();
        AssertRefused("a network has 512 layers at most.", Network([.. Enumerable.Repeat(branch, 64)]));
    }

    [Theory]
    [InlineData(2, "is too large")]
    [InlineData(32, "overflow")]
    public void Validate_AbsurdNumberOfChannels_IsRefused(int count, string expected)
    {
        LayerDefinition[] branch = [new Conv1dDefinition(1024, 1), new FlattenDefinition()];
        NetworkDefinition network = TestNetworks.Sequence(
            65_536, new BranchesDefinition([.. Enumerable.Repeat(branch, count)]), new DenseDefinition(2), new SoftmaxDefinition());

        AssertRefused(expected, network);
    }

    private static void AssertRefused(string expected, NetworkDefinition network) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(network.Validate).Message, StringComparison.Ordinal);

    private static NetworkDefinition Network(IReadOnlyList<IReadOnlyList<LayerDefinition>> branches) =>
        TestNetworks.Channels(5, new BranchesDefinition(branches), new GlobalAveragePoolDefinition(), new SoftmaxDefinition());
}
