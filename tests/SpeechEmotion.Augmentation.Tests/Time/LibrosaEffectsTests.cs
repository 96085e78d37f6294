using SpeechEmotion.TestKit;

namespace SpeechEmotion.Augmentation.Tests.Time;

/// <summary>Time stretch and pitch shift against librosa 0.11 run on float64 samples.</summary>
public sealed class LibrosaEffectsTests
{
    // The stored arrays are rounded to float32 and the result is float32: one unit in the last place each at 1.
    private const double StretchTolerance = 3e-6;

    // The resampler's filter differs from soxr's in the transition band; the largest difference seen is stated in the README.
    private const double PitchTolerance = 5e-3;

    public static TheoryData<string> Signals => new("voice_22050", "chirp_16000", "noise_22050", "impulse_22050", "short500_22050");

    [Theory]
    [MemberData(nameof(Signals))]
    public void TimeStretch_Slower_EqualsLibrosa(string signal) =>
        AssertClose(signal + "/time_stretch_0.8_f64", TimeStretch.Apply(Read(signal), 0.8), StretchTolerance);

    [Theory]
    [MemberData(nameof(Signals))]
    public void TimeStretch_Faster_EqualsLibrosa(string signal) =>
        AssertClose(signal + "/time_stretch_1.25_f64", TimeStretch.Apply(Read(signal), 1.25), StretchTolerance);

    [Theory]
    [MemberData(nameof(Signals))]
    public void PitchShift_Up_EqualsLibrosaUpToTheResampler(string signal) =>
        AssertClose(signal + "/pitch_shift_+1_f64", PitchShift.Apply(Read(signal), 1), PitchTolerance);

    [Theory]
    [MemberData(nameof(Signals))]
    public void PitchShift_Down_EqualsLibrosaUpToTheResampler(string signal) =>
        AssertClose(signal + "/pitch_shift_-2_f64", PitchShift.Apply(Read(signal), -2), PitchTolerance);

    [Theory]
    [MemberData(nameof(Signals))]
    public void NotebookVariant_StretchThenPitch_EqualsLibrosaUpToTheResampler(string signal)
    {
        // This array comes from librosa on float32 samples, whose running phase is rounded: see the manifest's noise.
        string name = signal + "/seed_stretch_pitch";
        AudioSignal changed = AugmentationPlan.Notebook.CreateVariants()[2].Augment(Read(signal), new Random(1));
        AssertClose(name, changed, PitchTolerance + ReferenceArrays.Entry(name).Noise);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void TimeStretch_WrongRate_IsRefused(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TimeStretch.Apply(TestSignals.Of(1, 2, 3), rate));

    [Fact]
    public void PitchShift_WrongShift_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PitchShift.Apply(TestSignals.Of(1, 2, 3), double.NaN));

    [Fact]
    public void Effects_SampleNotFinite_IsRefused()
    {
        AudioSignal signal = TestSignals.Of(1, float.NaN, 3);
        Assert.Throws<ArgumentException>(() => TimeStretch.Apply(signal, 0.9));
        Assert.Throws<ArgumentException>(() => PitchShift.Apply(signal, 1));
    }

    [Fact]
    public void Effects_EmptySignal_IsReturned()
    {
        var empty = new AudioSignal(ReadOnlyMemory<float>.Empty, 16_000);
        Assert.Same(empty, TimeStretch.Apply(empty, 0.9));
        Assert.Same(empty, PitchShift.Apply(empty, 1));
    }

    private static AudioSignal Read(string signal) => new(
        ReferenceArrays.Read(signal + "/y").ToSingle(), int.Parse(signal.Split('_')[1], System.Globalization.CultureInfo.InvariantCulture));

    private static void AssertClose(string name, AudioSignal found, double tolerance)
    {
        double[] expected = ReferenceArrays.Read(name).Values;
        Assert.Equal(expected.Length, found.Samples.Length);
        double worst = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            worst = Math.Max(worst, Math.Abs(expected[i] - found.Samples.Span[i]));
        }

        Assert.True(worst <= tolerance, $"{name}: the largest deviation is {worst:G3}; allowed {tolerance:G3}.");
    }
}
