using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Classification.Tests.Kernels;

/// <summary>The recurrence against its scalar twin, at every number of units around the widths of vectors.</summary>
public sealed class GruKernelTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Forward_EveryNumberOfUnits_EqualsTheFormulas(bool reversed)
    {
        const int Frames = 6;
        Random random = new(5);
        foreach (int units in Enumerable.Range(1, 45).Append(96))
        {
            float[] projected = Values(random, Frames * GruKernel.Parts * units, 2), bias = Values(random, GruKernel.Parts * units, 0.5);
            float[] weights = Values(random, units * bias.Length, 2 / Math.Sqrt(units));
            float[] gates = new float[Frames * GruKernel.GateParts * units], states = new float[Frames * units];
            GruKernel.Forward(projected, weights, bias, reversed, keepGates: true, gates, states);

            // Inference keeps one frame's gates only.
            float[] again = new float[states.Length];
            GruKernel.Forward(projected, weights, bias, reversed, keepGates: false, new float[GruKernel.GateParts * units], again);
            Assert.Equal(states, again);
            double[] expected = ScalarGru.Forward(projected, weights, bias, reversed);
            Assert.All(states, (state, i) => Assert.Equal(expected[i], state, 2e-6));
        }
    }

    [Fact]
    public void Forward_HugeInputs_StayFinite()
    {
        float[] states = new float[2];
        GruKernel.Forward([1e6f, -1e6f, 1e6f, -1e6f, -1e6f, -1e6f], [1, 1, 1], [0, 0, 0], false, keepGates: true, new float[8], states);
        Assert.Equal([1, -1], states);
    }

    [Fact]
    public void Forward_BuffersTooSmall_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => GruKernel.Forward(new float[6], new float[3], new float[3], false, keepGates: true, new float[7], new float[2]));
        Assert.Throws<ArgumentException>(() => GruKernel.Forward(new float[6], new float[2], new float[3], false, keepGates: true, new float[8], new float[2]));
        Assert.Throws<ArgumentException>(() => GruKernel.Forward(new float[6], new float[3], new float[3], false, keepGates: true, new float[8], new float[1]));
        Assert.Throws<ArgumentException>(() => GruKernel.Forward(new float[6], new float[3], new float[3], false, keepGates: false, new float[3], new float[2]));
    }

    private static float[] Values(Random random, int count, double range) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)(((random.NextDouble() * 2) - 1) * range))];
}
