using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Audio.Tests.Kernels;

public sealed class LagProductsTests
{
    [Fact]
    public void Compute_EveryLength_EqualsTheSumsOneByOne()
    {
        Random random = new(1);
        float[] samples = [.. Enumerable.Range(0, 400).Select(_ => (float)random.NextDouble() - 0.5f)];
        float[] products = new float[LagProducts.Count];
        foreach (int lag in new[] { 0, 1, 7, 33 })
        {
            for (int length = lag + LagProducts.Count; length <= lag + 133; length++)
            {
                LagProducts.Compute(samples.AsSpan(0, length), lag, products);

                for (int i = 0; i < products.Length; i++)
                {
                    double expected = Enumerable.Range(0, length - lag - i).Sum(n => (double)samples[n] * samples[n + lag + i]);
                    Assert.Equal(expected, products[i], 1e-4);
                }
            }
        }
    }
}
