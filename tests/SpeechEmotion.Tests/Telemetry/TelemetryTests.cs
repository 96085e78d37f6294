using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SpeechEmotion.TestKit;
using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Tests.Telemetry;

/// <summary>What a host can watch: counts, durations, traces and messages, none of which names an emotion.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public void Predict_Listened_CountsTimesAndTraces()
    {
        using Listening listening = new("counted 1.0.0");
        EmotionRecognizer recognizer = Create("counted");

        recognizer.Predict(Clips.Read("lively"));
        recognizer.Predict(new AudioSignal(new float[16_000], 16_000));

        Assert.Equal([1, 1], listening.Values("speech_emotion.predictions"));
        Assert.Equal([1], listening.Values("speech_emotion.no_speech"));
        double[] seconds = listening.Values("speech_emotion.prediction.duration");
        Assert.Equal(2, seconds.Length);
        Assert.All(seconds, second => Assert.True(second > 0));
        Assert.Equal(seconds[1] / 1.0, listening.Values("speech_emotion.prediction.real_time_factor")[1], 12);
        Assert.Equal(["SpeechEmotion.Predict", "SpeechEmotion.Predict"], listening.Traces.Select(trace => trace.OperationName));
        Assert.Equal([true, false], listening.Traces.Select(trace => trace.GetTagItem("speech_emotion.is_speech")));
        Assert.Equal(1.0, listening.Traces[1].GetTagItem("speech_emotion.sound_seconds"));
    }

    [Fact]
    public void Predict_BytesThatAreNoSound_AreCountedWithTheirError()
    {
        using Listening listening = new("failing 1.0.0");
        EmotionRecognizer recognizer = Create("failing");

        Assert.Throws<AudioFormatException>(() => recognizer.Predict(new MemoryStream([1, 2, 3])));

        Assert.Equal([1], listening.Values("speech_emotion.predictions", "AudioFormatException"));
        Assert.Empty(listening.Values("speech_emotion.prediction.duration"));
        Assert.Equal(ActivityStatusCode.Error, Assert.Single(listening.Traces).Status);
    }

    [Fact]
    public async Task PredictAsync_StreamOverTheLimit_IsCountedWithItsError()
    {
        using Listening listening = new("fetching 1.0.0");
        EmotionRecognizer recognizer = new(TinyModel.Create() with { Name = "fetching" }, new EmotionRecognizerOptions { MaximumStreamBytes = 10 });

        await Assert.ThrowsAsync<AudioFormatException>(() => recognizer.PredictAsync(new MemoryStream(new byte[11])));

        Assert.Equal([1], listening.Values("speech_emotion.predictions", "AudioFormatException"));
        Assert.Equal(ActivityStatusCode.Error, Assert.Single(listening.Traces).Status);
    }

    [Fact]
    public async Task PredictAsync_Cancelled_IsNoFailure()
    {
        using Listening listening = new("unwanted 1.0.0");
        EmotionRecognizer recognizer = Create("unwanted");
        using CancellationTokenSource source = new();
        StallingStream stream = new();

        Task<EmotionPrediction> prediction = recognizer.PredictAsync(stream, source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => prediction);
        Assert.Empty(listening.Values("speech_emotion.predictions"));
        Assert.All(listening.Traces, trace => Assert.Equal(ActivityStatusCode.Unset, trace.Status));
    }

    [Fact]
    public void Predict_SampleThatIsNoNumber_IsCountedWithItsError()
    {
        using Listening listening = new("nan 1.0.0");
        EmotionRecognizer recognizer = Create("nan");

        Assert.Throws<ArgumentException>(() => recognizer.Predict(new AudioSignal(new[] { float.NaN }, 16_000)));

        Assert.Equal([1], listening.Values("speech_emotion.predictions", "ArgumentException"));
    }

    [Fact]
    public async Task SegmentsAndSessions_ThatFail_AreCountedWithTheirError()
    {
        using Listening listening = new("broken 1.0.0");
        EmotionRecognizer recognizer = Create("broken");
        EmotionRecognizer judge = new(new FailingClassifier(new InvalidOperationException("away")), new SpeechEmotion.Features.FeaturePipeline(Clips.Recipe), null, "broken 1.0.0");

        await Assert.ThrowsAsync<AudioFormatException>(() => Speech.List(recognizer.PredictSegmentsAsync(new MemoryStream([1, 2, 3]))));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Speech.Segments(judge, Clips.Read()));
        await using EmotionSession session = judge.OpenSession(16_000, new SessionOptions { QueueSeconds = 60 });
        session.Write(Speech.Recording().Samples.Span);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Speech.List(session.ReadUpdatesAsync()));

        Assert.Equal([1], listening.Values("speech_emotion.segment.failures", "AudioFormatException"));
        Assert.Equal([1, 1], listening.Values("speech_emotion.segment.failures", "InvalidOperationException"));
        Assert.All(listening.Traces, trace => Assert.Equal(ActivityStatusCode.Error, trace.Status));
        Assert.Equal(2, listening.Traces.Count);
    }

    [Fact]
    public async Task SegmentsAndSessions_Listened_AreCounted()
    {
        using Listening listening = new("followed 1.0.0");
        EmotionRecognizer recognizer = Create("followed");
        AudioSignal recording = Speech.Recording();

        List<EmotionSegment> segments = await Speech.Segments(recognizer, recording);
        await using EmotionSession session = recognizer.OpenSession(16_000, new SessionOptions { QueueSeconds = 1 });
        Assert.Throws<InvalidOperationException>(() => session.Write(new float[20_000]));

        Assert.Equal(segments.Count(segment => segment.IsSpeech), listening.Values("speech_emotion.segments", "true").Length);
        Assert.Equal(segments.Count(segment => !segment.IsSpeech), listening.Values("speech_emotion.segments", "false").Length);
        Assert.Equal(segments.Count, listening.Values("speech_emotion.segment.duration").Length);
        Assert.Equal([1], listening.Values("speech_emotion.sessions"));
        Assert.Equal([1], listening.Values("speech_emotion.session.refusals"));
        Assert.Equal("SpeechEmotion.PredictSegments", Assert.Single(listening.Traces).OperationName);
    }

    [Fact]
    public async Task Sessions_Listened_SayWhatWaitedAndWhatWasLost()
    {
        using Listening listening = new("behind 1.0.0");
        await using EmotionSession session = Create("behind").OpenSession(16_000);
        session.Write(new float[160_000]);
        session.WriteLost(8_000);
        await session.CompleteAsync();

        List<EmotionSegment> updates = await Speech.List(session.ReadUpdatesAsync());

        Assert.Equal([0.5], listening.Values("speech_emotion.session.lost"));
        double[] waiting = listening.Values("speech_emotion.session.waiting");
        Assert.Equal(updates.Count, waiting.Length);
        Assert.InRange(waiting[0], 6, 7);
        Assert.Equal(0, waiting[^1]);
    }

    [Fact]
    public async Task Write_RefusedAgainAndAgain_IsOneWarning()
    {
        ListLogger logger = new(LogLevel.Warning);
        await using EmotionSession session = Create("full", logger).OpenSession(16_000, new SessionOptions { QueueSeconds = 1 });

        for (int i = 0; i < 5; i++)
        {
            Assert.Throws<InvalidOperationException>(() => session.Write(new float[20_000]));
        }

        Assert.Single(logger.Messages);
    }

    [Fact]
    public void Telemetry_OfAPrediction_NeverNamesAnEmotion()
    {
        using Listening listening = new("discreet 1.0.0");
        ListLogger logger = new(LogLevel.Trace);
        EmotionRecognizer recognizer = Create("discreet", logger);

        EmotionPrediction prediction = recognizer.Predict(Clips.Read("lively"));

        Assert.NotNull(prediction.Emotion);
        Assert.All(recognizer.Labels, label => Assert.DoesNotContain(label, listening.AllTags, StringComparison.OrdinalIgnoreCase));
        Assert.All(recognizer.Labels, label => Assert.DoesNotContain(label, string.Join(' ', logger.Messages), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Logger_Given_GetsMessagesWithTheirNumbers()
    {
        ListLogger logger = new(LogLevel.Debug);
        EmotionRecognizer recognizer = Create("logged", logger);
        recognizer.Predict(new AudioSignal(new float[16_000], 16_000));
        Assert.Throws<AudioFormatException>(() => recognizer.Predict(new MemoryStream()));
        _ = recognizer.OpenSession(8_000);

        Assert.Equal("1 Information: Model logged 1.0.0 is ready: 2 emotions from 2 features.", logger.Messages[0]);
        Assert.StartsWith("2 Debug: Model logged 1.0.0 judged 1.00 s of sound in ", logger.Messages[1], StringComparison.Ordinal);
        Assert.EndsWith("ms; speech: False.", logger.Messages[1], StringComparison.Ordinal);
        Assert.StartsWith("3 Debug: Model logged 1.0.0 gave no answer: AudioFormatException: ", logger.Messages[2], StringComparison.Ordinal);
        Assert.Equal("4 Debug: Model logged 1.0.0 follows a live session at 8000 Hz.", logger.Messages[3]);
    }

    [Fact]
    public void AddSpeechEmotion_HostWithLogging_LogsThere()
    {
        ListLogger logger = new(LogLevel.Information);
        ServiceCollection services = new();
        services.AddSingleton<ILogger<EmotionRecognizer>>(logger);
        services.AddSpeechEmotion(options => options.Model = TinyModel.Create);

        using ServiceProvider provider = services.BuildServiceProvider();
        provider.GetRequiredService<IEmotionRecognizer>();

        Assert.Single(logger.Messages);
    }

    [Fact]
    public void Observer_NobodyListens_AllocatesNothing()
    {
        Observer observer = new("silent 1.0.0", NullLogger.Instance);
        EmotionPrediction prediction = Create("silent").Predict(Clips.Read("flat"));
        Report();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10_000; i++)
        {
            Report();
        }

        // One object a report would be 240 KB or more; the runtime itself allocates about 7 KB now and then.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);

        void Report()
        {
            observer.Predicted(observer.Predict(), prediction);
            observer.Judged(Stopwatch.GetTimestamp(), isSpeech: true);
            observer.Opened(16_000);
        }
    }

    [Fact]
    public void Readme_Instruments_AreThoseOfTheMeter()
    {
        string readme = File.ReadAllText(RepositoryFiles.At("src", "SpeechEmotion", "README.md"));
        IEnumerable<string> instruments = typeof(Instruments).GetProperties(BindingFlags.Static | BindingFlags.Public)
            .Where(property => property.PropertyType.IsSubclassOf(typeof(Instrument)))
            .Select(property => (Instrument)property.GetValue(null)!)
            .Select(instrument => $"| `{instrument.Name}` | {instrument.Unit} | {instrument.Description!.TrimEnd('.')} |");

        Assert.Equal(11, instruments.Count());
        Assert.All(instruments, row => Assert.Contains(row, readme, StringComparison.Ordinal));
    }

    private static EmotionRecognizer Create(string name, ILogger? logger = null) =>
        new(TinyModel.Create() with { Name = name }, new EmotionRecognizerOptions { Logger = logger });
}
