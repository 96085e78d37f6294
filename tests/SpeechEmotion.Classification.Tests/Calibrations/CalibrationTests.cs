namespace SpeechEmotion.Classification.Tests.Calibrations;

public sealed class CalibrationTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(1.0)]
    [InlineData(3.0)]
    public void Fit_LabelsDrawnFromTheModelAtATemperature_FindsIt(double temperature)
    {
        Random random = new(5);
        const int Count = 20_000;
        float[] logits = new float[Count * 3];
        int[] labels = new int[Count];
        for (int i = 0; i < Count; i++)
        {
            double[] weights = new double[3];
            for (int c = 0; c < 3; c++)
            {
                logits[(i * 3) + c] = (float)(random.NextDouble() * 6);
                weights[c] = Math.Exp(logits[(i * 3) + c] / temperature);
            }

            double draw = random.NextDouble() * weights.Sum();
            labels[i] = draw < weights[0] ? 0 : draw < weights[0] + weights[1] ? 1 : 2;
        }

        Assert.Equal(temperature, Calibration.Fit(logits, labels, 3).Temperature, 0.06 * temperature);
    }

    [Fact]
    public void Fit_AnyTemperatureNearby_HasNoLowerLoss()
    {
        float[] logits = [2, 1, 0.5f, 1, 3, 2, 0, 1, 1.5f, 2, 1, 0];
        int[] labels = [0, 1, 2, 1];

        float best = Calibration.Fit(logits, labels, 3).Temperature;

        double loss = TemperatureFit.MeanLoss(logits, labels, 3, best);
        Assert.InRange(best, 0.06f, 19f);
        Assert.True(loss < TemperatureFit.MeanLoss(logits, labels, 3, best * 1.01));
        Assert.True(loss < TemperatureFit.MeanLoss(logits, labels, 3, best / 1.01));
    }

    [Fact]
    public void Fit_FewClipsThatAreAllRight_SharpensNothing() =>
        Assert.Equal(1, Calibration.Fit([2, 0, 0, 0, 2, 0, 0, 0, 2], [0, 1, 2], labelCount: 3).Temperature);

    [Fact]
    public void Fit_BadInput_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Calibration.Fit([], [], 2));
        Assert.Throws<ArgumentException>(() => Calibration.Fit([1, 2, 3], [0], 2));
        Assert.Throws<ArgumentException>(() => Calibration.Fit([1, 2], [2], 2));
        Assert.Throws<ArgumentException>(() => Calibration.Fit([1, float.NaN], [1], 2));
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    public void Validate_TemperatureOutOfRange_IsRefused(float temperature)
    {
        Assert.Throws<ArgumentException>(new Calibration(temperature).Validate);
        ArgumentException unfamiliar = Assert.Throws<ArgumentException>(new Calibration(1, temperature).Validate);
        Assert.Contains("UnfamiliarTemperature", unfamiliar.Message, StringComparison.Ordinal);
    }
}
