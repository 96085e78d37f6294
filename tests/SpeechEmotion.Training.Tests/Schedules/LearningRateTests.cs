namespace SpeechEmotion.Training.Tests.Schedules;

public sealed class LearningRateTests
{
    [Fact]
    public void EndEpoch_LossesThatStopFalling_ReducesAsKeras()
    {
        LearningRate rate = new(new ReduceOnPlateauSchedule { MinimumRate = 2e-4 }, 1e-3, 10, 60);
        List<double> rates = [];

        // Epoch 2 improves by less than min_delta; epochs 2 and 3 wait, so the rate falls after 3. It falls again after 6, and stops at the minimum.
        foreach (double loss in new[] { 1.0, 0.99995, 1.1, 0.5, 0.6, 0.6, 0.6, 0.6 })
        {
            rate.EndEpoch(loss);
            rates.Add(rate.At(0));
        }

        double[] expected = [1e-3, 1e-3, 4e-4, 4e-4, 4e-4, 2e-4, 2e-4, 2e-4];
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], rates[i], 1e-12);
        }
    }

    [Fact]
    public void At_Constant_StaysAfterWarmup()
    {
        LearningRate rate = new(new ConstantSchedule { WarmupEpochs = 0.9 }, 1, 10, 5);
        Assert.Equal([0.1, 0.2, 0.9, 1, 1], new[] { 0, 1, 8, 9, 49 }.Select(step => Math.Round(rate.At(step), 9)));
    }

    [Fact]
    public void At_Cosine_FallsFromOneToFinalFactor()
    {
        LearningRate rate = new(new CosineSchedule { FinalFactor = 0.1 }, 2, 100, 1);
        Assert.Equal(2, rate.At(0), 1e-12);
        Assert.Equal(2 * (0.1 + 0.9 / 2), rate.At(50), 1e-12);
        Assert.Equal(0.2, rate.At(100), 1e-12);
    }

    [Fact]
    public void At_OneCycle_RisesThenFalls()
    {
        LearningRate rate = new(new OneCycleSchedule { RiseShare = 0.25 }, 1, 100, 4);
        Assert.Equal(1.0 / 25, rate.At(0), 1e-12);
        Assert.Equal((1 + 1.0 / 25) / 2, rate.At(50), 1e-12);
        Assert.Equal(1, rate.At(100), 1e-12);
        Assert.Equal((1 + 1.0 / 250_000) / 2, rate.At(250), 1e-12);
        Assert.Equal(1.0 / 250_000, rate.At(400), 1e-12);
    }
}
