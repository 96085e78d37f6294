namespace SpeechEmotion.Augmentation.Tests.FeatureDomain;

public sealed class FeatureAugmenterTests
{
    // Row r holds 100·r + frame: no two values are equal, row means are 100·r + 4.5.
    private static readonly FeatureMatrix Ramp = new(
        Enumerable.Range(0, 60).Select(i => (float)((100 * (i / 10)) + (i % 10))).ToArray(), 6, 10);

    [Fact]
    public void TimeMask_WholeRange_HidesRunsOfFramesInAllFeatures()
    {
        TimeMaskAugmenter augmenter = new(new TimeMaskOptions(1, 0.5));
        Random random = new(1);
        HashSet<int> lengths = new();
        for (int trial = 0; trial < 200; trial++)
        {
            FeatureMatrix masked = augmenter.Augment(Ramp, random);
            int[] hidden = [.. Enumerable.Range(0, 10).Where(frame => masked[0, frame] == 4.5f)];
            lengths.Add(hidden.Length);
            Assert.True(hidden.Length == 0 || hidden[^1] - hidden[0] == hidden.Length - 1);
            for (int row = 0; row < 6; row++)
            {
                for (int frame = 0; frame < 10; frame++)
                {
                    Assert.Equal(hidden.Contains(frame) ? (100 * row) + 4.5f : Ramp[row, frame], masked[row, frame]);
                }
            }
        }

        Assert.Equal([0, 1, 2, 3, 4, 5], lengths.Order());
    }

    [Fact]
    public void FrequencyMask_WholeRange_HidesRunsOfFeaturesOverTheClip()
    {
        FrequencyMaskAugmenter augmenter = new(new FrequencyMaskOptions(1, 0.5, MaskFill.Zero));
        Random random = new(2);
        HashSet<int> lengths = new();
        for (int trial = 0; trial < 200; trial++)
        {
            FeatureMatrix masked = augmenter.Augment(Ramp, random);
            int[] hidden = [.. Enumerable.Range(0, 6).Where(row => masked[row, 9] == 0)];
            lengths.Add(hidden.Length);
            Assert.True(hidden.Length == 0 || hidden[^1] - hidden[0] == hidden.Length - 1);
            Assert.All(Enumerable.Range(0, 6), row =>
                Assert.Equal(hidden.Contains(row) ? new float[10] : Ramp.Row(row).ToArray(), masked.Row(row).ToArray()));
        }

        Assert.Equal([0, 1, 2, 3], lengths.Order());
    }

    [Fact]
    public void BandShift_Rows_MoveTogetherAndEdgesRepeat()
    {
        BandShiftAugmenter augmenter = new(new BandShiftOptions(2));
        Random random = new(3);
        HashSet<int> shifts = new();
        for (int trial = 0; trial < 100; trial++)
        {
            FeatureMatrix shifted = augmenter.Augment(Ramp, random);
            int shift = 3 - (int)(shifted[3, 0] / 100);
            shifts.Add(shift);
            for (int row = 0; row < 6; row++)
            {
                Assert.Equal(Ramp.Row(Math.Clamp(row - shift, 0, 5)).ToArray(), shifted.Row(row).ToArray());
            }
        }

        Assert.Equal([-2, -1, 0, 1, 2], shifts.Order());
    }

    [Fact]
    public void Bands_FirstRows_LeaveTheRowsAfterThemAlone()
    {
        BandShiftAugmenter shift = new(new BandShiftOptions(2, Bands: 4));
        FrequencyMaskAugmenter mask = new(new FrequencyMaskOptions(1, 1, MaskFill.Zero, Bands: 4));
        Random random = new(5);
        for (int trial = 0; trial < 50; trial++)
        {
            FeatureMatrix shifted = shift.Augment(Ramp, random), masked = mask.Augment(Ramp, random);
            Assert.True(shifted[3, 0] <= 300);
            for (int row = 4; row < 6; row++)
            {
                Assert.Equal(Ramp.Row(row).ToArray(), shifted.Row(row).ToArray());
                Assert.Equal(Ramp.Row(row).ToArray(), masked.Row(row).ToArray());
            }
        }

        ArgumentException error = Assert.Throws<ArgumentException>(
            () => new BandShiftAugmenter(new BandShiftOptions(2, Bands: 7)).Augment(Ramp, random));
        Assert.Contains("6 rows", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 20)]
    [InlineData(0.5, 5)]
    [InlineData(1, 10)]
    public void TimeScale_Ramp_StaysARampBetweenTheSameEnds(double factor, int frames)
    {
        FeatureMatrix scaled = new TimeScaleAugmenter(new TimeScaleOptions(factor)).Augment(Ramp, new Random(1));
        Assert.Equal((6, frames), (scaled.FeatureCount, scaled.FrameCount));
        for (int frame = 0; frame < frames; frame++)
        {
            Assert.Equal(300 + (9f * frame / (frames - 1)), scaled[3, frame], 1e-4f);
        }
    }

    [Fact]
    public void FeatureSteps_SingleFrame_AreAccepted()
    {
        FeatureMatrix column = new(new float[] { 1, 2, 3 }, 3, 1);
        FeatureAugmentationChain chain = new(
            [new TimeScaleOptions((0.5, 2)).CreateAugmenter(), new TimeMaskOptions(2, 0.5).CreateAugmenter()]);
        Assert.Equal([1, 2, 3], chain.Augment(column, new Random(1)).Values.ToArray());
    }

    [Fact]
    public void OnTheFlyPlan_SingleFrame_MasksNothing()
    {
        FeatureMatrix column = new(Enumerable.Range(0, 40).Select(row => (float)row).ToArray(), 40, 1);
        IFeatureAugmenter masks = AugmentationPlan.OnTheFly.CreateFeatureAugmenter();
        for (int seed = 0; seed < 50; seed++)
        {
            Assert.Equal(column.Values.ToArray(), masks.Augment(column, new Random(seed)).Values.ToArray());
        }
    }
}
