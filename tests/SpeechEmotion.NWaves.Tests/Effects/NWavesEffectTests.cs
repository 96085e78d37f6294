using NWaves.Effects;
using NWaves.Filters.BiQuad;
using NWaves.Operations.Tsm;
using SpeechEmotion.Augmentation;

namespace SpeechEmotion.NWaves.Tests.Effects;

/// <summary>NWaves' effects as augmenters: seeded, shared by threads, and as strong as they say.</summary>
public sealed class NWavesEffectTests
{
    private static readonly AugmentationOptions[] All =
    [
        new NWavesEchoOptions((0.05, 0.25), (0.2, 0.5)),
        new NWavesTremoloOptions((2, 8), (0.2, 0.6)),
        new NWavesVibratoOptions((2, 7), (0.0003, 0.0015)),
        new NWavesFlangerOptions((0.2, 2), (0.001, 0.005), (0, 0.4)),
        new NWavesChorusOptions((0.5, 3), (0.002, 0.008), 0.5),
        new NWavesPhaserOptions((0.2, 2), (0.3, 1)),
        new NWavesWahwahOptions((0.3, 2), (0.4, 1)),
        new NWavesAutowahOptions((0.4, 1)),
        new NWavesDistortionOptions((6, 18), -12),
        new NWavesTubeDistortionOptions((6, 20), -12),
        new NWavesBitCrusherOptions((5, 10)),
        new NWavesPitchShiftOptions((-2, 2)),
        new NWavesTimeStretchOptions((0.85, 1.2)),
        new NWavesTimeStretchOptions((0.85, 1.2), TsmAlgorithm.Wsola),
        new NWavesRobotOptions(),
        new NWavesWhisperOptions(),
    ];

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, All.Length)];

    [Theory]
    [MemberData(nameof(Indices))]
    public void Augment_SameSeed_GivesTheSameSamplesOnAnyThread(int index)
    {
        IAugmenter augmenter = All[index].CreateAugmenter(AugmentationSources.None);
        float[] before = Voices.Lively.Samples.ToArray();
        float[][] found = new float[12][];

        Parallel.For(
            0,
            found.Length,
            new ParallelOptions { MaxDegreeOfParallelism = 6 },
            i => found[i] = augmenter.Augment(Voices.Lively, new Random(i % 3)).Samples.ToArray());

        for (int i = 3; i < found.Length; i++)
        {
            Assert.Equal(found[i % 3], found[i]);
        }

        Assert.Equal(before, Voices.Lively.Samples.ToArray());
        Assert.NotEqual(before, found[0]);
        Assert.All(found[0], sample => Assert.True(float.IsFinite(sample)));
        Assert.True(Level(found[0]) > 0.05 * Level(before));
    }

    [Fact]
    public void Augment_OtherSeed_GivesOtherSamples()
    {
        foreach (AugmentationOptions options in All.Where(options => options is not NWavesRobotOptions))
        {
            IAugmenter augmenter = options.CreateAugmenter(AugmentationSources.None);
            Assert.NotEqual(
                augmenter.Augment(Voices.Lively, new Random(1)).Samples.ToArray(), augmenter.Augment(Voices.Lively, new Random(2)).Samples.ToArray());
        }
    }

    [Fact]
    public void Augment_LateEffectsUnmixed_GiveTheSignalInItsPlace()
    {
        foreach (AugmentationOptions options in new AugmentationOptions[] { new NWavesRobotOptions(Mix: 0), new NWavesWhisperOptions(Mix: 0) })
        {
            Assert.Equal(
                Voices.Lively.Samples.ToArray(),
                options.CreateAugmenter(AugmentationSources.None).Augment(Voices.Lively, new Random(1)).Samples.ToArray());
        }
    }

    [Fact]
    public void Augment_Whisper_KeepsTheLevel()
    {
        IAugmenter whisper = new NWavesWhisperOptions().CreateAugmenter(AugmentationSources.None);
        double ratio = Level(whisper.Augment(Voices.Noise(), new Random(1)).Samples.ToArray()) / Level(Voices.Noise().Samples.ToArray());
        Assert.InRange(ratio, 0.8, 1.25);
    }

    [Fact]
    public void Augment_Echo_RepeatsAClickAfterItsDelay()
    {
        float[] click = new float[16_000];
        click[100] = 1;
        AudioSignal echo = new NWavesEchoOptions(0.1, 0.5).CreateAugmenter(AugmentationSources.None)
            .Augment(new AudioSignal(click, 16_000), new Random(1));

        Assert.Equal(1, echo.Samples.Span[100], 3);
        Assert.Equal(0.5f, echo.Samples.Span[1_700], 3);
        Assert.Equal(0.25f, echo.Samples.Span[3_300], 3);
    }

    [Theory]
    [InlineData(2, 1_122)]
    [InlineData(-12, 500)]
    public void Augment_PitchShift_MovesATone(double semitones, int expected)
    {
        AudioSignal shifted = new NWavesPitchShiftOptions(semitones).CreateAugmenter(AugmentationSources.None)
            .Augment(Voices.Tone(1_000), new Random(1));

        Assert.Equal(16_000, shifted.Samples.Length);
        Assert.InRange(Crossings(shifted.Samples.Span[4_000..12_000]), expected * 0.98, expected * 1.02);
    }

    [Theory]
    [InlineData(TsmAlgorithm.PhaseVocoder)]
    [InlineData(TsmAlgorithm.PhaseVocoderPhaseLocking)]
    [InlineData(TsmAlgorithm.Wsola)]
    public void Augment_TimeStretch_ChangesTheDurationAndNotThePitch(TsmAlgorithm algorithm)
    {
        AudioSignal faster = new NWavesTimeStretchOptions(1.25, algorithm).CreateAugmenter(AugmentationSources.None)
            .Augment(Voices.Tone(1_000), new Random(1));

        Assert.InRange(faster.Duration.TotalSeconds, 0.7, 0.9);
        Assert.InRange(Crossings(faster.Samples.Span[3_000..9_000]), 950, 1_050);
    }

    [Fact]
    public void Augment_AnyFilterOfNWaves_IsApplied()
    {
        NWavesAugmenter lowPass = new((rate, random) => new LowPassFilter((500 + (100 * random.NextDouble())) / rate));

        double passed = Level(lowPass.Augment(Voices.Tone(100), new Random(1)).Samples.ToArray());
        double stopped = Level(lowPass.Augment(Voices.Tone(4_000), new Random(1)).Samples.ToArray());

        Assert.True(passed > 30 * stopped);
    }

    [Fact]
    public void Augment_UnstableFilter_SaysSo()
    {
        NWavesAugmenter unstable = new((rate, _) => new WahwahEffect(rate, maxFrequency: rate, q: -5));
        Assert.Contains(
            "WahwahEffect", Assert.Throws<InvalidOperationException>(() => unstable.Augment(Voices.Noise(), new Random(1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Augment_EmptySignal_StaysEmpty() => Assert.All(
        All, options => Assert.Equal(
            0, options.CreateAugmenter(AugmentationSources.None).Augment(new AudioSignal(Array.Empty<float>(), 8_000), new Random(1)).Samples.Length));

    [Fact]
    public void Augment_FewSamples_Works() => Assert.All(
        All, options => Assert.NotNull(
            options.CreateAugmenter(AugmentationSources.None).Augment(new AudioSignal(new float[] { 0.1f, 0.2f, -0.1f }, 8_000), new Random(1))));

    [Fact]
    public void CreateAugmenter_WrongOptions_NamesThemAllAtOnce()
    {
        NWavesEchoOptions options = new((0.3, 0.2), 1.5, Mix: 2);
        string message = Assert.Throws<ArgumentException>(() => options.CreateAugmenter(AugmentationSources.None)).Message;
        Assert.All(["delay_seconds", "feedback", "mix"], (string name) => Assert.Contains(name, message, StringComparison.Ordinal));
        Assert.Contains("seeded", Assert.Throws<ArgumentException>(
            () => new NWavesPitchShiftOptions(1, TsmAlgorithm.PaulStretch).CreateAugmenter(AugmentationSources.None)).Message, StringComparison.Ordinal);
    }

    private static double Level(ReadOnlySpan<float> samples)
    {
        double sum = 0;
        foreach (float sample in samples)
        {
            sum += sample * sample;
        }

        return Math.Sqrt(sum / samples.Length);
    }

    // Upward crossings of zero a second, at 16 kHz.
    private static double Crossings(ReadOnlySpan<float> samples)
    {
        int count = 0;
        for (int i = 1; i < samples.Length; i++)
        {
            count += samples[i - 1] < 0 && samples[i] >= 0 ? 1 : 0;
        }

        return count * 16_000.0 / samples.Length;
    }
}
