using SpeechEmotion.Classification;
using SpeechEmotion.Training.Engine;
using SpeechEmotion.Training.Optimisation;

namespace SpeechEmotion.Training.Tests.Optimisation;

public sealed class WeightAverageTests
{
    [Fact]
    public void Update_LateSteps_DecaysTowardsTheWeights()
    {
        ParameterStore store = new(Layers.GradientTests.Network([new BatchNormDefinition(), new GlobalAveragePoolDefinition()]));
        WeightAverage average = new(0.75, store);
        Array.Fill(store.Values, 1);
        Array.Fill(store.Statistics, 2);
        average.Update(1000);
        average.Update(1001);
        Assert.All(average.Values, value => Assert.Equal(1 - 0.75f * 0.75f, value, 1e-6f));
        Assert.All(average.Statistics, value => Assert.Equal(2 * (1 - 0.75f * 0.75f), value, 1e-6f));
    }

    [Fact]
    public void Exchange_Twice_AsBefore()
    {
        ParameterStore store = new(Layers.GradientTests.Network([new BatchNormDefinition(), new GlobalAveragePoolDefinition()]));
        WeightAverage average = new(0.9, store);
        Array.Fill(store.Values, 1);
        average.Exchange();
        Assert.All(store.Values, value => Assert.Equal(0, value));
        average.Exchange();
        Assert.All(store.Values, value => Assert.Equal(1, value));
    }
}
