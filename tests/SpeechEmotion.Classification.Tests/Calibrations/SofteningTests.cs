namespace SpeechEmotion.Classification.Tests.Calibrations;

public sealed class SofteningTests
{
    [Theory]
    [InlineData(0.4f)]
    [InlineData(1f)]
    [InlineData(2.5f)]
    public void Apply_ProbabilitiesAtOneTemperature_AreThoseAtTheOther(float factor)
    {
        double[] logits = [0.3, -1.2, 2.1, 0];
        float[] probabilities = At(logits, 1.4);

        Softening.Apply(factor, probabilities);

        Assert.All(At(logits, 1.4 * factor), (expected, i) => Assert.Equal(expected, probabilities[i], 1e-6f));
        Softening.Apply(1 / factor, probabilities);
        Assert.All(At(logits, 1.4), (expected, i) => Assert.Equal(expected, probabilities[i], 1e-6f));
    }

    [Theory]
    [InlineData(1 / 400f)]
    [InlineData(400f)]
    public void Apply_ExtremeFactor_StillSumsToOne(float factor)
    {
        float[] probabilities = [0.25f, 0.24f, 0.26f, 0.25f, 0];
        Softening.Apply(factor, probabilities);
        Assert.Equal(1, probabilities.Sum(), 1e-6f);
        Assert.Equal(2, Array.IndexOf(probabilities, probabilities.Max()));
    }

    private static float[] At(double[] logits, double temperature)
    {
        double[] powers = Array.ConvertAll(logits, logit => Math.Exp(logit / temperature));
        return Array.ConvertAll(powers, power => (float)(power / powers.Sum()));
    }
}
