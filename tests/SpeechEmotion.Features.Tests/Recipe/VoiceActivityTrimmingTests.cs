using SpeechEmotion.Audio;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Features.Tests.Recipe;

/// <summary>Trimming by voice activity as a part of the recipe.</summary>
public sealed class VoiceActivityTrimmingTests
{
    private const int Rate = 16_000;

    private static readonly AudioSignal Voice = new AudioReader().ReadFile(RepositoryFiles.At("samples", "clips", "lively.wav"));

    [Fact]
    public void ToJson_LeftOutOptions_AreWrittenOutAndReadBackEqual()
    {
        FeatureRecipe recipe = Parse("""{ "voice_activity": {} }""");

        Assert.Contains(
            "\"voice_activity\":{\"threshold\":0.85,\"min_speech_ms\":250,\"lead_ms\":200,\"hangover_ms\":250,\"max_pause_ms\":null}",
            recipe.ToJson(indented: false),
            StringComparison.Ordinal);
        Assert.Equal(recipe, FeatureRecipe.Parse(recipe.ToJson()));
        Assert.DoesNotContain("voice_activity", Parse("{}").ToJson(), StringComparison.Ordinal);
        Assert.NotEqual(Parse("{}").Fingerprint, recipe.Fingerprint);
        Assert.NotEqual(Parse("""{ "voice_activity": { "max_pause_ms": 300 } }""").Fingerprint, recipe.Fingerprint);
    }

    [Theory]
    [InlineData("""{ "voice_activity": { "treshold": 0.9 } }""", "treshold")]
    [InlineData("""{ "voice_activity": true }""", "voice_activity")]
    [InlineData("""{ "voice_activity": {}, "trim_top_db": 45 }""", "trim_top_db")]
    public void Parse_WrongMember_SaysWhat(string audio, string expected) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => Parse(audio)).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_OptionsOutOfRange_NamesThemAllAtOnce()
    {
        string message = Assert.Throws<ArgumentException>(() => Parse(
            """{ "voice_activity": { "threshold": 0.5, "min_speech_ms": 0, "lead_ms": 501, "hangover_ms": -1, "max_pause_ms": 60001 } }""")).Message;
        Assert.All(
            ["threshold", "min_speech_ms", "lead_ms", "hangover_ms", "max_pause_ms"],
            (string member) => Assert.Contains($"(voice_activity.{member})", message, StringComparison.Ordinal));
    }

    [Fact]
    public void Validate_OptionsOfAnyRange_AcceptsWhatTheDetectorAccepts()
    {
        foreach (VoiceActivityTrimming edge in new[] { new VoiceActivityTrimming(0.51f, 16, 0, 0, 0), new(0.99f, 10_000, 500, 2_000, 60_000) })
        {
            Assert.Empty(edge.GetErrors());
            Assert.Null(Record.Exception(() => new VoiceActivityDetector(edge.ToDetectorOptions())));
        }
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(-30)]
    [InlineData(10)]
    public void Prepare_LouderOrQuieter_IsCutAtTheSameSamples(double decibels)
    {
        float gain = (float)Math.Pow(10, decibels / 20);
        AudioSignal signal = Surrounded(Voice, before: 24_000, after: 40_000);
        AudioSignal changed = new(signal.Samples.ToArray().Select(sample => sample * gain).ToArray(), Rate);

        float[] expected = Pipeline(new VoiceActivityTrimming()).Prepare(signal).Samples.ToArray();
        float[] actual = Pipeline(new VoiceActivityTrimming()).Prepare(changed).Samples.ToArray();

        Assert.InRange(expected.Length, Voice.Samples.Length / 2, signal.Samples.Length - 32_000);
        Assert.Equal(expected.Select(sample => sample * gain), actual);
    }

    [Fact]
    public void Prepare_NearlyNothing_IsLeft()
    {
        AudioSignal faint = new(Enumerable.Range(0, Rate).Select(static n => n % 2 == 0 ? float.Epsilon : -float.Epsilon).ToArray(), Rate);
        Assert.Equal(Rate, Pipeline(new VoiceActivityTrimming()).Prepare(faint).Samples.Length);
    }

    [Fact]
    public void Prepare_Noise_IsTrimmedAsWithout()
    {
        Random random = new(1);
        AudioSignal clean = Surrounded(Voice, before: 24_000, after: 40_000);
        AudioSignal noisy = new(clean.Samples.ToArray().Select(sample => sample + (0.02f * (random.NextSingle() - 0.5f))).ToArray(), Rate);
        FeaturePipeline byLevel = new(Parse("""{ "sample_rate": 16000, "trim_top_db": 45 }"""));

        int expected = Pipeline(new VoiceActivityTrimming()).Prepare(clean).Samples.Length;

        Assert.InRange(Pipeline(new VoiceActivityTrimming()).Prepare(noisy).Samples.Length, 0.8 * expected, 1.2 * expected);
        Assert.True(byLevel.Prepare(noisy).Samples.Length > 1.4 * expected);
    }

    [Fact]
    public void Prepare_SpeechBetweenSilence_IsWhatTheDetectorFound()
    {
        AudioSignal signal = Surrounded(Voice, before: 24_000, after: 40_000);
        IReadOnlyList<SpeechSegment> segments =
            new VoiceActivityDetector(new VoiceActivityOptions { LeadMilliseconds = 200, HangoverMilliseconds = 250 }).Analyze(AtHalfScale(signal)).Segments;

        AudioSignal prepared = Pipeline(new VoiceActivityTrimming()).Prepare(signal);

        int start = (int)Math.Round(segments[0].Start.TotalSeconds * Rate);
        int end = (int)Math.Round(segments[^1].End.TotalSeconds * Rate);
        Assert.InRange(start, 20_000, 32_000);
        Assert.Equal(signal.Samples[start..end].ToArray(), prepared.Samples.ToArray());
    }

    [Fact]
    public void Prepare_LongestPause_ShortensOnlyThePauseBetween()
    {
        float[] twice = [.. Voice.Samples.Span, .. new float[3 * Rate], .. Voice.Samples.Span];
        AudioSignal signal = new(twice, Rate);

        AudioSignal whole = Pipeline(new VoiceActivityTrimming()).Prepare(signal);
        AudioSignal closed = Pipeline(new VoiceActivityTrimming(LongestPauseMilliseconds: 500)).Prepare(signal);

        Assert.InRange(whole.Samples.Length - closed.Samples.Length, (int)(1.5 * Rate), 4 * Rate);
        Assert.Equal(whole.Samples[..8000].ToArray(), closed.Samples[..8000].ToArray());
        Assert.Equal(whole.Samples[^8000..].ToArray(), closed.Samples[^8000..].ToArray());
    }

    [Fact]
    public void Prepare_Duration_CountsFromTheFirstSpeech()
    {
        AudioSignal signal = Surrounded(Voice, before: 3 * Rate, after: 0);
        AudioPreparation audio = new(Rate, DurationSeconds: 1, VoiceActivity: new VoiceActivityTrimming());

        AudioSignal prepared = Pipeline(audio).Prepare(signal);

        AudioSignal all = Pipeline(audio with { DurationSeconds = null }).Prepare(signal);
        Assert.Equal(all.Samples[..Rate].ToArray(), prepared.Samples.ToArray());
    }

    [Fact]
    public void Prepare_NoSpeech_KeepsTheRecordingWhole() =>
        Assert.Equal(2 * Rate, Pipeline(new VoiceActivityTrimming()).Prepare(new AudioSignal(new float[2 * Rate], Rate)).Samples.Length);

    [Theory]
    [InlineData(Rate, 0, true)]
    [InlineData(Rate, 0.1, false)]
    [InlineData(4_000, 0, false)]
    public void PrepareClip_Decisions_AreHandedOnOnlyIfTheyAreOnAllThereIsToHear(int rate, double offset, bool isHanded)
    {
        PreparedClip clip = Pipeline(new AudioPreparation(rate, OffsetSeconds: offset, VoiceActivity: new VoiceActivityTrimming())).PrepareClip(Voice);

        Assert.Equal(isHanded, clip.Voice is not null);
    }

    private static FeaturePipeline Pipeline(VoiceActivityTrimming trimming) => Pipeline(new AudioPreparation(Rate, VoiceActivity: trimming));

    private static FeaturePipeline Pipeline(AudioPreparation audio) => new(new FeatureRecipe(audio, new StftOptions(), [new RmsOptions()]));

    private static AudioSignal Surrounded(AudioSignal voice, int before, int after) =>
        new(new float[before].Concat(voice.Samples.ToArray()).Concat(new float[after]).ToArray(), voice.SampleRate);

    private static FeatureRecipe Parse(string audio) =>
        FeatureRecipe.Parse($$"""{ "version": 1, "audio": {{audio}}, "stft": {}, "features": [ { "type": "rms" } ] }""");

    // The recipe looks for speech in a copy whose peak is half of full scale.
    private static AudioSignal AtHalfScale(AudioSignal signal)
    {
        float peak = signal.Samples.ToArray().Max(Math.Abs);
        return new AudioSignal(signal.Samples.ToArray().Select(sample => sample * (0.5f / peak)).ToArray(), signal.SampleRate);
    }
}
