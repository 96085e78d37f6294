using SpeechEmotion.TestKit;

namespace SpeechEmotion.Audio.Tests;

/// <summary>What a telephone says before anybody does.</summary>
public sealed class SteadyTonesTests
{
    private const int SampleRate = 8000;

    public static TheoryData<string, double[], double[]> Tones => new()
    {
        { "ringing, United Kingdom", [400, 450], [0.4, 0.2, 0.4, 2] },
        { "ringing, United States", [440, 480], [2, 4] },
        { "ringing, Europe", [425], [1, 4] },
        { "engaged, Europe", [425], [0.48, 0.48] },
        { "engaged, United States", [480, 620], [0.5, 0.5] },
        { "congestion, Europe", [425], [0.24, 0.24] },
        { "congestion, United States", [480, 620], [0.25, 0.25] },
        { "a key", [697, 1209], [0.1, 0.1] },
    };

    [Theory]
    [MemberData(nameof(Tones))]
    public void Analyze_ToneOfATelephone_IsNoSpeech(string name, double[] hertz, double[] seconds)
    {
        Assert.All([0f, 0.0003f, 0.003f], noise =>
        {
            VoiceActivity activity = new VoiceActivityDetector().Analyze(Tone(hertz, seconds, noise));
            Assert.False(activity.IsSpeech, $"{name}, noise {noise}");
        });
    }

    [Theory]
    [InlineData(8000)]
    [InlineData(11_025)]
    [InlineData(48_000)]
    public void Fill_ToneAtAnyRate_IsFound(int rate)
    {
        AudioSignal tone = Resampler.Resample(Tone([400, 450], [0.4, 0.2], noise: 0.001f), rate);

        Assert.True(SteadyTones.Fill(LineSpectra.Of(tone.Samples.Span, rate)!));
    }

    [Theory]
    [InlineData("lively")]
    [InlineData("flat")]
    [InlineData("slow")]
    public void Fill_Speech_IsNoTone(string name)
    {
        AudioSignal voice = new AudioReader().ReadFile(RepositoryFiles.At("samples", "clips", $"{name}.wav"));
        int length = voice.SampleRate / 2;

        for (int start = 0; start + length <= voice.Samples.Length; start += length / 4)
        {
            Assert.False(SteadyTones.Fill(LineSpectra.Of(voice.Samples.Span.Slice(start, length), voice.SampleRate)!), $"{start} samples in");
        }
    }

    [Fact]
    public void Analyze_SpeechBehindRinging_IsSpeechWhereSomebodySpeaks()
    {
        AudioSignal voice = new AudioReader().ReadFile(RepositoryFiles.At("samples", "clips", "lively.wav"), new AudioReadOptions { SampleRate = SampleRate });
        AudioSignal ringing = Tone([425], [1, 4], noise: 0);

        VoiceActivity activity = new VoiceActivityDetector().Analyze(new AudioSignal((float[])[.. ringing.Samples.Span, .. voice.Samples.Span], SampleRate));

        Assert.True(activity.IsSpeech);
        Assert.All(activity.Segments, segment => Assert.True(segment.End > ringing.Duration, $"{segment.Start} to {segment.End}"));
    }

    [Fact]
    public void Fill_Silence_IsNoTone() => Assert.False(SteadyTones.Fill(LineSpectra.Of(new float[SampleRate], SampleRate)!));

    // Twelve seconds: the tones together for seconds, silence for seconds, and so on.
    private static AudioSignal Tone(double[] hertz, double[] seconds, float noise)
    {
        Random random = new(1);
        float[] samples = new float[12 * SampleRate];
        for (int i = 0; i < samples.Length; i++)
        {
            double time = (double)i / SampleRate, within = time % seconds.Sum();
            int part = 0;
            while (part < seconds.Length - 1 && within >= seconds[part])
            {
                within -= seconds[part++];
            }

            double tone = part % 2 == 0 ? hertz.Sum(frequency => 0.1 * Math.Sin(2 * Math.PI * frequency * time)) : 0;
            samples[i] = (float)(tone + (noise * ((2 * random.NextDouble()) - 1)));
        }

        return new AudioSignal(samples, SampleRate);
    }
}
