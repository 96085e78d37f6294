namespace SpeechEmotion.Classification.Tests.Weights;

public sealed class WeightSetTests
{
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Tensor_ValueThatIsNotFinite_IsRefused(float value)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new WeightTensor("w", [3], new[] { 1, value, 2 }));

        Assert.Contains("at index 1; weights must be finite", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tensor_ShapeThatDoesNotFit_SaysBothNumbers()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new WeightTensor("w", [2, 3], new float[5]));

        Assert.Contains("Tensor 'w' of shape [2, 3] needs 6 values; there are 5.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_TwoTensorsOfOneName_IsRefused()
    {
        WeightTensor tensor = new("w", [1], new float[1]);

        Assert.Throws<ArgumentException>(() => new WeightSet([tensor, tensor]));
    }

    [Fact]
    public void CheckFits_TensorMissing_NamesIt()
    {
        NetworkDefinition network = TestNetworks.EveryLayer();
        WeightSet weights = new(TestWeights.For(network).Where(t => t.Name != "layers.5.body.4.fc1.bias"));

        ArgumentException exception = Assert.Throws<ArgumentException>(() => weights.CheckFits(network));

        Assert.Contains("needs tensor 'layers.5.body.4.fc1.bias', which is missing", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckFits_TensorLeftOver_NamesIt()
    {
        NetworkDefinition network = TestNetworks.EveryLayer();
        WeightSet weights = new(TestWeights.For(network).Append(new WeightTensor("extra", [1], new float[1])));

        Assert.Contains("'extra'", Assert.Throws<ArgumentException>(() => weights.CheckFits(network)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckFits_OtherShape_SaysBothShapes()
    {
        NetworkDefinition network = TestNetworks.Sequence(2, new FlattenDefinition(), new DenseDefinition(2), new SoftmaxDefinition());
        WeightSet weights = new([new("layers.1.weight", [4], new float[4]), new("layers.1.bias", [2], new float[2])]);

        ArgumentException exception = Assert.Throws<ArgumentException>(() => weights.CheckFits(network));

        Assert.Contains("has shape [4]; the network needs [2, 2]", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckFits_NegativeVariance_IsRefused()
    {
        NetworkDefinition network = TestNetworks.Sequence(
            2, new FlattenDefinition(), new BatchNormDefinition(), new DenseDefinition(2), new SoftmaxDefinition());
        WeightSet weights = new(TestWeights.For(network).Select(
            t => t.Name == "layers.1.running_var" ? new WeightTensor(t.Name, t.Shape, new float[] { 1, -0.5f }) : t));

        Assert.Contains("negative variance", Assert.Throws<ArgumentException>(() => weights.CheckFits(network)).Message, StringComparison.Ordinal);
    }
}
