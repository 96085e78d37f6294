using SpeechEmotion.TestKit;

namespace SpeechEmotion.Audio.Tests;

public sealed class VoiceActivityDetectorTests
{
    private readonly VoiceActivityDetector _detector = new();

    public static TheoryData<string, Func<int, float>> NotSpeech() => new()
    {
        { "digital silence", static _ => 0 },
        { "a constant", static _ => 0.1f },
        { "mains hum", static i => 0.2f * (MathF.Sin(i * 2 * MathF.PI * 50 / 16000) + (0.5f * MathF.Sin(i * 2 * MathF.PI * 150 / 16000))) },
        { "a tone", static i => 0.3f * MathF.Sin(i * 2 * MathF.PI * 440 / 16000) },
        { "white noise", Noise(0.1f) },
        { "faint noise", Noise(0.0001f) },
        { "one click", static i => i == 16000 ? 0.9f : 0 },
    };

    [Theory]
    [MemberData(nameof(NotSpeech))]
    public void Analyze_NoVoice_IsNotSpeech(string what, Func<int, float> sound)
    {
        VoiceActivity activity = _detector.Analyze(new AudioSignal(Enumerable.Range(0, 48000).Select(sound).ToArray(), 16000));

        Assert.False(activity.IsSpeech, what);
        Assert.Null(activity.EstimatedSnrDecibels);
        Assert.InRange(activity.SpeechRatio, 0, 0.1f);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(383)]
    [InlineData(800)]
    public void Analyze_TooShortToTell_IsNotSpeech(int length)
    {
        VoiceActivity activity = _detector.Analyze(new AudioSignal(new float[length], 8000));

        Assert.False(activity.IsSpeech);
        Assert.Empty(activity.Segments);
        Assert.Equal(float.NegativeInfinity, activity.NoiseFloorDecibels);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(383)]
    public void Analyze_SoundTooShortToMeasure_HasNoKnownBackground(int length)
    {
        AudioSignal signal = new(Enumerable.Range(0, length).Select(Noise(0.1f)).ToArray(), 8000);

        Assert.Equal(float.NegativeInfinity, _detector.Analyze(signal).NoiseFloorDecibels);
        Assert.Equal(float.NegativeInfinity, _detector.Judge([], TimeSpan.FromSeconds(1)).NoiseFloorDecibels);
    }

    [Fact]
    public void Judge_DigitalSilence_IsJudgedAsAnalyzeDoes()
    {
        AudioSignal silence = new(new float[16_000], 8000);
        VoiceActivity judged = _detector.Judge(Stream(silence, 100).ToArray(), silence.Duration);
        VoiceActivity faint = _detector.Analyze(new AudioSignal(Enumerable.Range(0, 16_000).Select(Noise(1e-4f)).ToArray(), 8000));

        Assert.Equal(float.NegativeInfinity, judged.NoiseFloorDecibels);
        Assert.Equal(float.NegativeInfinity, _detector.Analyze(silence).NoiseFloorDecibels);
        Assert.InRange(faint.NoiseFloorDecibels, -100, -75);
    }

    [CorpusFact("ravdess")]
    public void Analyze_RealSpeech_IsFoundWithItsPlace()
    {
        AudioReader reader = new();
        int found = 0;
        foreach (string path in Clips())
        {
            AudioSignal clip = reader.ReadFile(path);
            VoiceActivity activity = _detector.Analyze(clip);
            found += activity.IsSpeech ? 1 : 0;
            Assert.All(activity.Segments, segment => Assert.True(segment.Start >= TimeSpan.Zero && segment.End <= clip.Duration && segment.Start < segment.End));
        }

        Assert.InRange(found, 37, 40);
    }

    [CorpusFact("ravdess")]
    public void Analyze_OtherGains_GiveTheSameAnswer()
    {
        AudioSignal clip = new AudioReader().ReadFile(Clips().First());
        VoiceActivity loud = _detector.Analyze(clip);

        VoiceActivity quiet = _detector.Analyze(new AudioSignal(clip.Samples.ToArray().Select(static sample => sample / 4).ToArray(), clip.SampleRate));

        Assert.Equal(loud.IsSpeech, quiet.IsSpeech);
        Assert.Equal(loud.SpeechRatio, quiet.SpeechRatio, 0.02);
        Assert.Equal(loud.NoiseFloorDecibels - (20 * Math.Log10(4)), quiet.NoiseFloorDecibels, 1.0);
    }

    [Fact]
    public void OpenStream_AnyChunks_GivesTheSameDecisions()
    {
        AudioSignal voice = new(ReferenceArrays.Read("voice_22050/y").ToSingle(), 22050);
        List<VoiceActivityFrame> whole = Stream(voice, voice.Samples.Length);

        Assert.InRange(whole.Count, 150, 160);
        Assert.Equal(TimeSpan.FromMilliseconds(16), whole[1].Start);
        Assert.All([1, 100, 441, 22050], chunk => Assert.Equal(whole, Stream(voice, chunk)));
    }

    [Fact]
    public void OpenStream_OnceWarm_AllocatesNothing()
    {
        StreamingVoiceActivity stream = _detector.OpenStream(16000);
        float[] chunk = Enumerable.Range(0, 160).Select(Noise(0.1f)).ToArray();

        // Code that is not optimised yet boxes numbers; once warm, a second of sound must pass without.
        long least = Enumerable.Range(0, 200).Min(_ => Feed());

        Assert.Equal(0, least);

        long Feed()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
            {
                stream.Write(chunk);
                while (stream.TryRead(out _))
                {
                }
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Constructor_OptionsOutOfRange_AreNamedTogether()
    {
        string message = Assert.Throws<ArgumentException>(() => new VoiceActivityDetector(new VoiceActivityOptions
        {
            Threshold = 0.5f, MinimumSpeechMilliseconds = 1, HangoverMilliseconds = -1, LeadMilliseconds = 501,
        })).Message;

        Assert.All(
            ["Threshold must be above 0.5", "MinimumSpeechMilliseconds must be between 16 and 10000; it was 1.", "HangoverMilliseconds", "LeadMilliseconds"],
            part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    private static List<VoiceActivityFrame> Stream(AudioSignal signal, int chunk)
    {
        StreamingVoiceActivity stream = new VoiceActivityDetector().OpenStream(signal.SampleRate);
        List<VoiceActivityFrame> frames = [];
        for (int start = 0; start < signal.Samples.Length; start += chunk)
        {
            stream.Write(signal.Samples.Span[start..Math.Min(start + chunk, signal.Samples.Length)]);
            Drain();
        }

        stream.Complete();
        Drain();
        return frames;

        void Drain()
        {
            while (stream.TryRead(out VoiceActivityFrame frame))
            {
                frames.Add(frame);
            }
        }
    }

    private static IEnumerable<string> Clips() =>
        Directory.EnumerateFiles(Corpora.Folder("ravdess"), "*.wav", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where(static (_, i) => i % 36 == 0);

    private static Func<int, float> Noise(float level)
    {
        Random random = new(1);
        return _ => level * ((random.NextSingle() * 2) - 1);
    }
}
