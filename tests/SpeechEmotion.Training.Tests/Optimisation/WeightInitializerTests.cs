using SpeechEmotion.Classification;
using SpeechEmotion.Training.Engine;
using SpeechEmotion.Training.Optimisation;

namespace SpeechEmotion.Training.Tests.Optimisation;

public sealed class WeightInitializerTests
{
    private const string Weight = "layers.2.weight", Bias = "layers.2.bias";

    [Fact]
    public void Initialize_GlorotUniform_FillsKerasRange()
    {
        ParameterStore store = Store(WeightInitialization.GlorotUniform, 1);
        double limit = Math.Sqrt(6.0 / (256 * 8 + 256 * 8));
        float[] values = store[Weight].Values.ToArray();
        Assert.InRange(values.Max(), 0.999 * limit, limit);
        Assert.InRange(values.Min(), -limit, -0.999 * limit);
        Assert.Equal(limit / Math.Sqrt(3), Deviation(values), limit / 100);
        Assert.All(store[Bias].Values.ToArray(), value => Assert.Equal(0, value));
        Assert.All(store["layers.3.weight"].Values.ToArray(), value => Assert.Equal(1, value));
        Assert.All(store["layers.3.running_var"].Values.ToArray(), value => Assert.Equal(1, value));
    }

    [Fact]
    public void Initialize_HeNormal_HasHesDeviation()
    {
        double deviation = Deviation(Store(WeightInitialization.HeNormal, 1)[Weight].Values.ToArray());
        Assert.Equal(Math.Sqrt(2.0 / (256 * 8)), deviation, 3e-4);
    }

    [Fact]
    public void Initialize_PyTorch_FillsBiasToo()
    {
        ParameterStore store = Store(WeightInitialization.PyTorch, 1);
        double limit = 1 / Math.Sqrt(256 * 8);
        Assert.InRange(store[Weight].Values.ToArray().Max(), 0.999 * limit, limit);
        Assert.InRange(store[Bias].Values.ToArray().Max(), 0.9 * limit, limit);
        Assert.All(store["layers.3.bias"].Values.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Initialize_SeedDecides_SameOrOther()
    {
        Assert.Equal(Store(WeightInitialization.HeNormal, 3).Values, Store(WeightInitialization.HeNormal, 3).Values);
        Assert.NotEqual(Store(WeightInitialization.HeNormal, 3).Values, Store(WeightInitialization.HeNormal, 4).Values);
    }

    [Fact]
    public void ToWeightSet_NotebookNetwork_FitsAndLoadsBack()
    {
        ParameterStore store = Store(WeightInitialization.PyTorch, 5), other = Store(WeightInitialization.PyTorch, 6);
        WeightSet weights = store.ToWeightSet();
        weights.CheckFits(NetworkDefinition.Notebook(8));
        other.Load(weights);
        Assert.Equal(store.Values, other.Values);
        Assert.Equal(1_282_952, store.Values.Length);
        Assert.Equal(768, store.Statistics.Length);
    }

    private static ParameterStore Store(WeightInitialization kind, ulong seed)
    {
        ParameterStore store = new(NetworkDefinition.Notebook(8));
        WeightInitializer.Initialize(store, kind, seed);
        return store;
    }

    private static double Deviation(float[] values) => Math.Sqrt(values.Average(value => (double)value * value));
}
