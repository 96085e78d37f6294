using System.Numerics;
using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Audio.Tests.Kernels;

public sealed class ComplexDotTests
{
    [Fact]
    public void Compute_EveryLength_EqualsTheSumsOneByOne()
    {
        Random random = new(1);
        float[] samples = [.. Values()], real = [.. Values()], imaginary = [.. Values()];
        for (int length = 0; length <= samples.Length; length++)
        {
            Complex actual = ComplexDot.Compute(samples.AsSpan(0, length), real, imaginary);

            Assert.Equal(Enumerable.Range(0, length).Sum(n => (double)samples[n] * real[n]), actual.Real, 1e-5);
            Assert.Equal(Enumerable.Range(0, length).Sum(n => (double)samples[n] * imaginary[n]), actual.Imaginary, 1e-5);
        }

        IEnumerable<float> Values() => Enumerable.Range(0, 133).Select(_ => random.NextSingle() - 0.5f);
    }

    [Fact]
    public void Compute_FewerPartsThanSamples_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ComplexDot.Compute(new float[9], new float[9], new float[8]));
}
