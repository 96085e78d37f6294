using SpeechEmotion.TestKit;

namespace SpeechEmotion.Audio.Tests;

/// <summary>What a telephone plays to who waits.</summary>
public sealed class SteadyMusicTests
{
    private const int SampleRate = 8000;

    [Theory]
    [InlineData(1, 0.2, 0)]
    [InlineData(1, 0.25, 0)]
    [InlineData(1, 0.25, 0.003)]
    [InlineData(2, 0.15, 0)]
    [InlineData(3, 0.2, 0.003)]
    public void Analyze_Music_IsNoSpeech(int voices, double noteSeconds, double vibrato)
    {
        AudioSignal music = Music(voices, noteSeconds, vibrato);
        VoiceActivityDetector detector = new();

        // Its notes begin as syllables do, and are taken for them.
        Assert.True(detector.Judge(detector.Decide(music), music.Duration).IsSpeech);
        Assert.False(detector.Analyze(music).IsSpeech);
    }

    [Theory]
    [InlineData("lively")]
    [InlineData("flat")]
    [InlineData("slow")]
    public void Fills_Speech_IsNoMusic(string name)
    {
        AudioSignal voice = new AudioReader().ReadFile(RepositoryFiles.At("samples", "clips", $"{name}.wav"));

        Assert.False(SteadyMusic.Fills(LineSpectra.Of(voice.Samples.Span, voice.SampleRate)!));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    public void Analyze_SpeechOverMusic_IsSpeech(double decibelsBelow)
    {
        AudioSignal voice = new AudioReader().ReadFile(RepositoryFiles.At("samples", "clips", "lively.wav"), new AudioReadOptions { SampleRate = SampleRate });
        ReadOnlySpan<float> music = Music(voices: 2, noteSeconds: 0.25, vibrato: 0).Samples.Span;
        double gain = Math.Sqrt(Energy(voice.Samples.Span) / Energy(music[..voice.Samples.Length])) * Math.Pow(10, -decibelsBelow / 20);
        float[] both = voice.Samples.ToArray();
        for (int i = 0; i < both.Length; i++)
        {
            both[i] += (float)(gain * music[i]);
        }

        Assert.True(new VoiceActivityDetector().Analyze(new AudioSignal(both, SampleRate)).IsSpeech);
    }

    [Fact]
    public void Analyze_SpeechBehindMusic_IsSpeechWhereSomebodySpeaks()
    {
        AudioSignal voice = new AudioReader().ReadFile(RepositoryFiles.At("samples", "clips", "lively.wav"), new AudioReadOptions { SampleRate = SampleRate });
        AudioSignal music = Music(voices: 1, noteSeconds: 0.25, vibrato: 0);
        float[] pause = new float[2 * SampleRate];

        VoiceActivity activity = new VoiceActivityDetector().Analyze(
            new AudioSignal((float[])[.. music.Samples.Span, .. pause, .. voice.Samples.Span], SampleRate));

        Assert.True(activity.IsSpeech);
        Assert.All(activity.Segments, segment => Assert.True(segment.End > music.Duration, $"{segment.Start} to {segment.End}"));
    }

    [Fact]
    public void Fills_SilenceAndNoise_AreNoMusic()
    {
        Random random = new(1);
        Assert.False(SteadyMusic.Fills(LineSpectra.Of(new float[SampleRate], SampleRate)!));
        Assert.False(SteadyMusic.Fills(LineSpectra.Of([.. Enumerable.Range(0, SampleRate).Select(_ => random.NextSingle() - 0.5f)], SampleRate)!));
    }

    // Six seconds of plucked strings: notes of a major scale with ten harmonics, each string in its own octave's part.
    private static AudioSignal Music(int voices, double noteSeconds, double vibrato)
    {
        const double Decay = 0.1;
        const double VibratoHertz = 5.5;
        int[] scale = [0, 2, 4, 5, 7, 9, 11, 12];
        double[] strings = [220, 165, 131];
        Random random = new(1);
        float[] samples = new float[6 * SampleRate];
        for (int note = 0; note * noteSeconds < 6; note++)
        {
            int start = (int)(note * noteSeconds * SampleRate);
            int end = Math.Min(samples.Length, start + (int)(4 * Decay * SampleRate));
            for (int voice = 0; voice < voices; voice++)
            {
                double pitch = strings[voice] * Math.Pow(2, scale[random.Next(scale.Length)] / 12.0);
                for (int i = start; i < end; i++)
                {
                    double time = (double)(i - start) / SampleRate;
                    double level = 0.05 * Math.Min(1, time / 0.01) * Math.Exp(-time / Decay);
                    double turns = (pitch * time) + (pitch * vibrato / VibratoHertz / (2 * Math.PI) * Math.Sin(2 * Math.PI * VibratoHertz * time));
                    for (int harmonic = 1; harmonic <= 10; harmonic++)
                    {
                        samples[i] += (float)(level / harmonic * Math.Sin(2 * Math.PI * harmonic * turns));
                    }
                }
            }
        }

        return new AudioSignal(samples, SampleRate);
    }

    private static double Energy(ReadOnlySpan<float> samples)
    {
        double sum = 0;
        foreach (float sample in samples)
        {
            sum += (double)sample * sample;
        }

        return sum / samples.Length;
    }
}
