using SpeechEmotion.TestKit;

namespace SpeechEmotion.Augmentation.Tests.Time;

/// <summary>Time stretch and pitch shift against librosa 0.11 run on float64 samples.</summary>
public sealed class LibrosaEffectsTests
{
    // The stored arrays are rounded to float32.
    private const double StretchTolerance = 1e-6;

    // Two pauses of the voice are exact zeros. The angle of a zero is 0 or π by the sign of the zero, which differs between two
    // implementations of the FFT; librosa's 9225 zero bins hold three negative ones, whose bins stay turned by π until the end.
    private const double VoiceStretchTolerance = 1e-4;

    // The resampler's filter is not soxr's: they differ where the signal has content next to the Nyquist frequency, so most for
    // white noise, and in the first and the last sample, where soxr extends the signal in its own way.
    private const double PitchTolerance = 4e-3;
    private const double NoisePitchTolerance = 1e-2;

    public static TheoryData<string> Signals => new("voice_22050", "chirp_16000", "noise_22050", "impulse_22050", "short500_22050");

    [Theory]
    [MemberData(nameof(Signals))]
    public void TimeStretch_Slower_EqualsLibrosa(string signal) =>
        AssertClose(signal + "/time_stretch_0.8_f64", TimeStretch.Apply(Read(signal), 0.8), StretchToleranceOf(signal));

    [Theory]
    [MemberData(nameof(Signals))]
    public void TimeStretch_Faster_EqualsLibrosa(string signal) =>
        AssertClose(signal + "/time_stretch_1.25_f64", TimeStretch.Apply(Read(signal), 1.25), StretchToleranceOf(signal));

    [Theory]
    [MemberData(nameof(Signals))]
    public void PitchShift_Up_EqualsLibrosaUpToTheResampler(string signal) =>
        AssertClose(signal + "/pitch_shift_+1_f64", PitchShift.Apply(Read(signal), 1), PitchToleranceOf(signal), skippedEnds: 1);

    [Theory]
    [MemberData(nameof(Signals))]
    public void PitchShift_Down_EqualsLibrosaUpToTheResampler(string signal) =>
        AssertClose(signal + "/pitch_shift_-2_f64", PitchShift.Apply(Read(signal), -2), PitchToleranceOf(signal), skippedEnds: 1);

    [Theory]
    [MemberData(nameof(Signals))]
    public void NotebookVariant_StretchThenPitch_EqualsLibrosaUpToTheResampler(string signal)
    {
        // This array comes from librosa on float32 samples, whose running phase is rounded: see the manifest's noise.
        string name = signal + "/seed_stretch_pitch";
        AudioSignal changed = AugmentationPlan.Notebook.CreateVariants()[2].Augment(Read(signal), new Random(1));
        AssertClose(name, changed, PitchToleranceOf(signal) + ReferenceArrays.Entry(name).Noise, skippedEnds: 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e-9)]
    [InlineData(0.0099)]
    [InlineData(101)]
    public void TimeStretch_WrongRate_IsRefused(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TimeStretch.Apply(TestSignals.Of(1, 2, 3), rate));

    [Fact]
    public void TimeStretch_ResultThatFitsIntoNoArray_IsRefusedBeforeAnyIsComputed()
    {
        AudioSignal recording = new(new float[11_000_000], 22_050);

        string message = Assert.Throws<ArgumentException>(() => TimeStretch.Apply(recording, 0.01)).Message;

        Assert.Contains("2148500 spectra", message, StringComparison.Ordinal);
    }

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
        AudioSignal empty = new(ReadOnlyMemory<float>.Empty, 16_000);
        Assert.Same(empty, TimeStretch.Apply(empty, 0.9));
        Assert.Same(empty, PitchShift.Apply(empty, 1));
    }

    private static AudioSignal Read(string signal) => new(
        ReferenceArrays.Read(signal + "/y").ToSingle(), int.Parse(signal.Split('_')[1], System.Globalization.CultureInfo.InvariantCulture));

    private static double StretchToleranceOf(string signal) => signal == "voice_22050" ? VoiceStretchTolerance : StretchTolerance;

    private static double PitchToleranceOf(string signal) => signal == "noise_22050" ? NoisePitchTolerance : PitchTolerance;

    private static void AssertClose(string name, AudioSignal found, double tolerance, int skippedEnds = 0)
    {
        double[] expected = ReferenceArrays.Read(name).Values;
        Assert.Equal(expected.Length, found.Samples.Length);
        double worst = 0;
        for (int i = skippedEnds; i < expected.Length - skippedEnds; i++)
        {
            worst = Math.Max(worst, Math.Abs(expected[i] - found.Samples.Span[i]));
        }

        Assert.True(worst <= tolerance, $"{name}: the largest deviation is {worst:G3}; allowed {tolerance:G3}.");
    }
}
