namespace SpeechEmotion.Augmentation.Tests.Noise;

public sealed class NotebookNoiseAugmenterTests
{
    [Fact]
    public void Augment_Deviation_IsAmountTimesTheFirstDrawTimesTheSignedMaximum()
    {
        // The largest magnitude is 0.9, the maximum only 0.2.
        float[] samples = new float[50_000];
        samples[10] = -0.9f;
        samples[20] = 0.2f;
        AudioSignal clean = new(samples, 16_000);
        AudioSignal noisy = new NotebookNoiseAugmenter(new NotebookNoiseOptions()).Augment(clean, new Random(4));

        float[] noise = [.. noisy.Samples.ToArray().Zip(samples, (a, b) => a - b)];
        double expected = 0.035 * new Random(4).NextDouble() * 0.2;
        Assert.Equal(1, Math.Sqrt(TestSignals.Power(noise)) / expected, 0.02);
    }

    [Fact]
    public void Augment_EmptySignal_IsReturned()
    {
        AudioSignal empty = new(ReadOnlyMemory<float>.Empty, 16_000);
        Assert.Equal(0, new NotebookNoiseAugmenter(new NotebookNoiseOptions()).Augment(empty, new Random(1)).Samples.Length);
    }
}
