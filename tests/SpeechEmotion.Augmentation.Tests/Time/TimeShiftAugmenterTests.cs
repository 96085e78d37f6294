namespace SpeechEmotion.Augmentation.Tests.Time;

public sealed class TimeShiftAugmenterTests
{
    [Theory]
    [InlineData(2, new float[] { 4, 5, 1, 2, 3 })]
    [InlineData(-1, new float[] { 2, 3, 4, 5, 1 })]
    [InlineData(12, new float[] { 4, 5, 1, 2, 3 })]
    [InlineData(-5, new float[] { 1, 2, 3, 4, 5 })]
    public void Augment_Wrap_RollsAsNumpy(int samples, float[] expected) =>
        Assert.Equal(expected, Shift(samples, TimeShiftFill.Wrap));

    [Theory]
    [InlineData(2, new float[] { 0, 0, 1, 2, 3 })]
    [InlineData(-1, new float[] { 2, 3, 4, 5, 0 })]
    [InlineData(0, new float[] { 1, 2, 3, 4, 5 })]
    [InlineData(9, new float[] { 0, 0, 0, 0, 0 })]
    [InlineData(-9, new float[] { 0, 0, 0, 0, 0 })]
    public void Augment_Zero_FillsWithSilence(int samples, float[] expected) =>
        Assert.Equal(expected, Shift(samples, TimeShiftFill.Zero));

    private static float[] Shift(int samples, TimeShiftFill fill)
    {
        TimeShiftAugmenter augmenter = new(new TimeShiftOptions(samples / 16_000.0, fill));
        return augmenter.Augment(TestSignals.Of(1, 2, 3, 4, 5), new Random(1)).Samples.ToArray();
    }
}
