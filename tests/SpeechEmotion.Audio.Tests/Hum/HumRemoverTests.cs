using SpeechEmotion.TestKit;

namespace SpeechEmotion.Audio.Tests.Hum;

public sealed class HumRemoverTests
{
    private const int SampleRate = 16_000;

    private static readonly HumRemover Remover = new(SampleRate);
    private static readonly AudioSignal Voice = new AudioReader().ReadFile(RepositoryFiles.At("samples", "clips", "slow.wav"));

    [Theory]
    [InlineData("lively.wav")]
    [InlineData("flat.wav")]
    [InlineData("slow.wav")]
    public void Remove_VoiceWithoutHum_IsTheSameObject(string clip)
    {
        AudioSignal voice = new AudioReader().ReadFile(RepositoryFiles.At("samples", "clips", clip));
        Assert.Same(voice, new HumRemover(voice.SampleRate).Remove(voice));
    }

    [Theory]
    [InlineData(50, 0.003)]
    [InlineData(60, 0.003)]
    [InlineData(100, 0.01)]
    [InlineData(120, 0.01)]
    [InlineData(49.87, 0.003)]
    [InlineData(60.2, 0.02)]
    public void Remove_Hum_LeavesTheVoice(double hertz, double amplitude)
    {
        float[] hum = Tone(Voice.Samples.Length, hertz, amplitude, phase: 1);

        AudioSignal actual = Remover.Remove(Add(Voice, hum));

        Assert.InRange(Decibels(Difference(actual, Voice), hum), double.NegativeInfinity, -20);
    }

    [Theory]
    [InlineData(0.1, 0)]
    [InlineData(-0.05, 12)]
    public void Remove_OffsetOrRumbleBeside_IsNoHumAndHidesNone(double amplitude, double rumble)
    {
        AudioSignal spoilt = Add(Voice, Tone(Voice.Samples.Length, rumble, amplitude, phase: 0));
        float[] hum = Tone(Voice.Samples.Length, 50, 0.003, phase: 1);

        Assert.Same(spoilt, Remover.Remove(spoilt));
        Assert.InRange(Decibels(Difference(Remover.Remove(Add(spoilt, hum)), spoilt), hum), double.NegativeInfinity, -20);
    }

    [Fact]
    public void Remove_BuzzOfTenHarmonics_LeavesTheVoice()
    {
        float[] buzz = new float[Voice.Samples.Length];
        for (int harmonic = 1; harmonic <= 10; harmonic++)
        {
            Accumulate(buzz, Tone(buzz.Length, harmonic * 50.05, 0.004 / harmonic, phase: harmonic));
        }

        AudioSignal actual = Remover.Remove(Add(Voice, buzz));

        Assert.InRange(Decibels(Difference(actual, Voice), buzz), double.NegativeInfinity, -25);
    }

    [Fact]
    public void Remove_LongRecording_FollowsHumThatGrowsAndStrays()
    {
        const int Length = 60 * SampleRate;
        float[] noise = Noise(Length, 0.01f), hum = new float[Length];
        for (int n = 0; n < Length; n++)
        {
            double seconds = (double)n / SampleRate;
            hum[n] = (float)((0.01 + (0.0002 * seconds)) * Math.Cos(2 * Math.PI * ((50 * seconds) + (0.1 * Math.Sin(seconds / 10)))));
        }

        AudioSignal background = new(noise, SampleRate);
        AudioSignal actual = Remover.Remove(Add(background, hum));

        Assert.InRange(Decibels(Difference(actual, background), hum), double.NegativeInfinity, -20);
    }

    [Fact]
    public void Remove_HumThatBeginsInTheMiddle_TakesItAwayWhereItIs()
    {
        const int Length = 30 * SampleRate;
        float[] hum = Tone(Length, 50, 0.01, phase: 0);
        hum.AsSpan(0, Length / 2).Clear();
        AudioSignal background = new(Noise(Length, 0.01f), SampleRate);

        float[] left = Difference(Remover.Remove(Add(background, hum)), background);

        Assert.InRange(Decibels(left[..(Length / 3)], hum[(Length * 2 / 3)..]), double.NegativeInfinity, -40);
        Assert.InRange(Decibels(left[(Length * 2 / 3)..], hum[(Length * 2 / 3)..]), double.NegativeInfinity, -20);
    }

    [Theory]
    [InlineData(100, 0.8)]
    [InlineData(120, 1)]
    [InlineData(150, 1.5)]
    public void Remove_SungNoteOnAMultiple_IsLeft(double hertz, double swing)
    {
        // Some per cent of vibrato, 5.5 times a second: a voice never rests as a machine does.
        float[] note = new float[4 * SampleRate];
        for (int n = 0; n < note.Length; n++)
        {
            double seconds = (double)n / SampleRate;
            note[n] = (float)(0.2 * Math.Cos((2 * Math.PI * hertz * seconds) + (swing * Math.Sin(2 * Math.PI * 5.5 * seconds))));
        }

        AudioSignal signal = new(note, SampleRate);
        Assert.Same(signal, Remover.Remove(signal));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(120)]
    public void Remove_MonotonousVoiceOnAMultiple_IsLeft(int hertz)
    {
        // Pulses without any melody, in syllables four times a second.
        float[] voice = Noise(4 * SampleRate, 0.001f);
        for (int n = 0; n < voice.Length; n++)
        {
            double syllable = Math.Max(0, Math.Sin(2 * Math.PI * 4 * n / SampleRate));
            voice[n] += n * hertz % SampleRate < hertz ? (float)(0.5 * syllable) : 0;
        }

        AudioSignal signal = new(voice, SampleRate);
        Assert.Same(signal, Remover.Remove(signal));
    }

    [Fact]
    public void Remove_NoiseOfAnyLength_IsLeft()
    {
        for (int length = 0; length < 12 * SampleRate; length += 7_919)
        {
            AudioSignal noise = new(Noise(length, 0.1f), SampleRate);
            Assert.Same(noise, Remover.Remove(noise));
        }
    }

    [Fact]
    public void Remove_HumFarBelowTheVoice_IsLeft()
    {
        AudioSignal hummed = Add(Voice, Tone(Voice.Samples.Length, 50, 1e-5, phase: 0));
        Assert.Same(hummed, Remover.Remove(hummed));
    }

    [Fact]
    public void Remove_SilenceOrConstant_IsLeft()
    {
        foreach (float value in new[] { 0, 0.25f })
        {
            float[] samples = new float[3 * SampleRate];
            samples.AsSpan().Fill(value);
            AudioSignal signal = new(samples, SampleRate);
            Assert.Same(signal, Remover.Remove(signal));
        }
    }

    [Fact]
    public void Remove_ShortSignal_IsLeft()
    {
        AudioSignal signal = new(Tone(SampleRate * 7 / 10, 50, 0.1, phase: 0), SampleRate);
        Assert.Same(signal, Remover.Remove(signal));
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(8_000)]
    [InlineData(44_100)]
    [InlineData(192_000)]
    public void Remove_EveryRate_Works(int sampleRate)
    {
        float[] hum = Tone(3 * sampleRate, 60, 0.01, phase: 2, sampleRate);
        AudioSignal background = new(Noise(hum.Length, 0.01f), sampleRate);

        AudioSignal actual = new HumRemover(sampleRate).Remove(Add(background, hum));

        Assert.InRange(Decibels(Difference(actual, background), hum), double.NegativeInfinity, -20);
    }

    [CorpusFact("ravdess")]
    public void Remove_RealSpeech_IsLeftAndHumIsNot()
    {
        AudioReader reader = new();
        string[] clips = [.. Directory.EnumerateFiles(Corpora.Folder("ravdess"), "*.wav", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(40)];
        foreach (AudioSignal clip in clips.Select(path => reader.ReadFile(path)))
        {
            Assert.Same(clip, Remover.Remove(clip));
            float[] hum = Tone(clip.Samples.Length, 60, 0.003, phase: 0);
            Assert.InRange(Decibels(Difference(Remover.Remove(Add(clip, hum)), clip), hum), double.NegativeInfinity, -15);
        }
    }

    [Fact]
    public void Remove_HummedRecording_IsLeftItselfAndItsSourceKept()
    {
        AudioSignal hummed = new(Add(Voice, Tone(Voice.Samples.Length, 50, 0.01, phase: 0)).Samples, SampleRate, Voice.Source);
        float[] before = hummed.Samples.ToArray();

        AudioSignal actual = Remover.Remove(hummed);

        Assert.NotSame(hummed, actual);
        Assert.Same(Voice.Source, actual.Source);
        Assert.Equal(before, hummed.Samples.ToArray());
    }

    [Fact]
    public void Remove_OtherRate_Throws() => Assert.Contains(
        "8000 Hz; hum is removed from signals of 16000 Hz",
        Assert.Throws<ArgumentException>(() => Remover.Remove(new AudioSignal(new float[9], 8_000))).Message, StringComparison.Ordinal);

    [Fact]
    public void Constructor_RateTooLow_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new HumRemover(HumRemover.MinSampleRate - 1));

    private static float[] Tone(int length, double hertz, double amplitude, double phase, int sampleRate = SampleRate) =>
        [.. Enumerable.Range(0, length).Select(n => (float)(amplitude * Math.Cos((2 * Math.PI * hertz * n / sampleRate) + phase)))];

    private static float[] Noise(int length, float amplitude)
    {
        Random random = new(length);
        return [.. Enumerable.Range(0, length).Select(_ => amplitude * (random.NextSingle() - 0.5f))];
    }

    private static AudioSignal Add(AudioSignal signal, float[] other)
    {
        float[] samples = signal.Samples.ToArray();
        Accumulate(samples, other);
        return new AudioSignal(samples, signal.SampleRate);
    }

    private static void Accumulate(float[] samples, float[] other)
    {
        for (int n = 0; n < samples.Length; n++)
        {
            samples[n] += other[n];
        }
    }

    private static float[] Difference(AudioSignal signal, AudioSignal other) =>
        [.. signal.Samples.ToArray().Zip(other.Samples.ToArray(), (left, right) => left - right)];

    private static double Decibels(float[] samples, float[] reference) =>
        10 * Math.Log10(samples.Average(value => (double)value * value) / reference.Average(value => (double)value * value));
}
