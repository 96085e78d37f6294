namespace SpeechEmotion.Classification.Tests.Networks;

/// <summary>Networks that stay within the limit of parameters and would still take absurd memory, or overflow a count.</summary>
public sealed class HostileNetworkTests
{
    [Theory]
    [InlineData(InputLayout.Channels, PaddingMode.Same)]
    [InlineData(InputLayout.Channels, PaddingMode.Valid)]
    public void Validate_KernelThatReachesOverMillionsOfFrames_IsRefused(InputLayout layout, PaddingMode padding) => AssertRefused(
        "padded input", new NetworkInput(layout, 1025), new Conv1dDefinition(1, 4096, Dilation: 1024, Padding: padding), new GlobalAveragePoolDefinition());

    [Fact]
    public void Validate_ManyNarrowGroups_AreRefusedForTheirPackedSize() => AssertRefused(
        "Use fewer groups", new NetworkInput(InputLayout.Channels, 16_384), new Conv1dDefinition(8192, 2048, Groups: 8192), new GlobalAveragePoolDefinition());

    [Fact]
    public void Validate_FewUnitsOverMillionsOfValues_AreRefusedForTheirPackedSize() => AssertRefused(
        "when packed",
        new NetworkInput(InputLayout.Sequence, 8192),
        new Conv1dDefinition(4096, 1), new FlattenDefinition());

    [Fact]
    public void Validate_ManyOneFilterConvolutions_AreRefusedForTheirPackedSizeTogether() => AssertRefused(
        "when packed",
        new NetworkInput(InputLayout.Channels, 8192),
        [.. Enumerable.Repeat<LayerDefinition[]>([new Conv1dDefinition(1, 60), new Conv1dDefinition(8192, 1)], 10).SelectMany(pair => pair), new GlobalAveragePoolDefinition()]);

    [Fact]
    public void Validate_ManyGroupedConvolutions_AreRefusedForTheirPackedSizeTogether() => AssertRefused(
        "when packed",
        new NetworkInput(InputLayout.Channels, 2048),
        [.. Enumerable.Repeat<LayerDefinition>(new Conv1dDefinition(2048, 256, Groups: 1024), 10), new GlobalAveragePoolDefinition()]);

    [Fact]
    public void Validate_ManyValidConvolutions_MayNotNeedMillionsOfFrames() => AssertRefused(
        "needs clips of",
        new NetworkInput(InputLayout.Channels, 8),
        [.. Enumerable.Repeat(new Conv1dDefinition(8, 1025, Dilation: 1024, Padding: PaddingMode.Valid), 20), new GlobalAveragePoolDefinition()]);

    [Fact]
    public void Validate_GatesOfManyUnitsOverManyValues_AreRefusedForWhatTheyTakeInside() => AssertRefused(
        "(gru): 67112960 values", new NetworkInput(InputLayout.Sequence, 16_385), new GruDefinition(1024), new GlobalAveragePoolDefinition());

    [Fact]
    public void Validate_AttentionOfManyUnitsOverManyValues_IsRefusedForWhatItTakesInside() => AssertRefused(
        "(attentive_statistics_pool): ", new NetworkInput(InputLayout.Sequence, 8193), new AttentiveStatisticsPoolDefinition(8192));

    [Theory]
    [InlineData(5, "the mask is channel 5, counted from 0, but there are 5.")]
    [InlineData(-1, "MaskChannel must be between 0 and")]
    public void Validate_MaskThatIsNoChannel_IsRefused(int mask, string expected) => AssertRefused(
        expected, new NetworkInput(InputLayout.Channels, 5), new FunctionalsPoolDefinition(mask));

    private static void AssertRefused(string expected, NetworkInput input, params LayerDefinition[] layers)
    {
        NetworkDefinition network = new(input, [.. layers, new DenseDefinition(2), new SoftmaxDefinition()]);

        Assert.Contains(expected, Assert.Throws<ArgumentException>(network.Validate).Message, StringComparison.Ordinal);
    }
}
