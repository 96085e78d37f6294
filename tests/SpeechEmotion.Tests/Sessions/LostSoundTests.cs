using SpeechEmotion.Classification;
using SpeechEmotion.Features;
using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Tests.Sessions;

public sealed class LostSoundTests
{
    private const int Minute = 60 * 44_100;

    [Theory]
    [InlineData(16_000, false, 16_001)]
    [InlineData(44_100, true, Minute)]
    [InlineData(44_100, false, 100_000L * Minute)]
    public async Task WriteLost_LongLoss_WhatFollowsIsJudgedAsAStreamOfItsOwnAtItsTime(int sampleRate, bool mergeTurns, long lost)
    {
        AudioSignal signal = Speech.Recording(sampleRate);
        EmotionRecognizer recognizer = new(TinyModel.Create());
        SegmentOptions options = new() { WindowSeconds = 2, HopSeconds = 0.5, Smoothing = 0.3f, MergeTurns = mergeTurns };
        List<EmotionSegment> alone = await Speech.Segments(recognizer, signal, options);
        TimeSpan behind = TimeSpan.FromTicks((signal.Samples.Length + lost) * TimeSpan.TicksPerSecond / sampleRate);

        await using EmotionSession session = recognizer.OpenSession(sampleRate, new SessionOptions { Segments = options, QueueSeconds = 60 });
        session.Write(signal.Samples.Span);
        session.WriteLost(lost - 5);
        session.WriteLost(5);
        session.Write(signal.Samples.Span);
        await session.CompleteAsync();

        Assert.Contains(alone, segment => segment.IsSpeech);
        Assert.Equal(
            alone.Concat(alone.Select(segment => segment with { Start = segment.Start + behind, End = segment.End + behind })).Select(Speech.Text),
            (await Speech.List(session.ReadUpdatesAsync())).Select(Speech.Text));
    }

    [Fact]
    public async Task WriteLost_LongLoss_TheTurnBeforeItComesAtOnce()
    {
        SegmentOptions options = new() { MergeTurns = true };
        await using EmotionSession session = Clips.Recognizer().OpenSession(16_000, new SessionOptions { Segments = options, QueueSeconds = 60 });
        IAsyncEnumerator<EmotionSegment> updates = session.ReadUpdatesAsync().GetAsyncEnumerator();
        ValueTask<bool> next = updates.MoveNextAsync();
        session.Write(new float[80_000]);

        session.WriteLost(10_000);
        session.WriteLost(6_001);

        Assert.True(await next.AsTask().WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromSeconds(5)), (updates.Current.Start, updates.Current.End));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task WriteLost_BriefLosses_AreFilledWithTheSoundBefore(int pieces)
    {
        float[] speech = Speech.Recording().Samples.ToArray();
        EmotionRecognizer recognizer = new(TinyModel.Create());
        float[] filled = (float[])speech.Clone();
        for (int i = 0; i < 1600; i++)
        {
            // To and fro: 319, 318 … 0, 0, 1 … of the last 320 samples.
            int back = i % 640 < 320 ? i % 640 : 639 - (i % 640);
            filled[24_000 + i] = filled[23_999 - back];
        }

        await using EmotionSession session = recognizer.OpenSession(16_000, new SessionOptions { QueueSeconds = 1 });
        Task<List<EmotionSegment>> updates = Speech.List(session.ReadUpdatesAsync());
        await session.WriteAsync(speech.AsMemory(0, 24_000));
        for (int i = 0; i < pieces; i++)
        {
            session.WriteLost((1600 * (i + 1) / pieces) - (1600 * i / pieces));
        }

        await session.WriteAsync(speech.AsMemory(25_600));
        await session.CompleteAsync();

        Assert.NotEqual(speech, filled);
        Assert.Equal((await Speech.Segments(recognizer, new AudioSignal(filled, 16_000))).Select(Speech.Text), (await updates).Select(Speech.Text));
    }

    [Theory]
    [InlineData(16_000, 1)]
    [InlineData(44_100, 9)]
    public async Task WriteLost_UpToASecond_JoinsTheEndsAndKeepsTimes(int sampleRate, int pieces)
    {
        float[] speech = Speech.Recording(sampleRate).Samples.ToArray();
        EmotionRecognizer recognizer = new(TinyModel.Create());
        SessionOptions options = new() { QueueSeconds = 60, Segments = new SegmentOptions { WindowSeconds = 2, HopSeconds = 0.5 } };
        List<EmotionSegment> joined = await Speech.Segments(recognizer, new AudioSignal(speech, sampleRate), options.Segments);
        await using EmotionSession session = recognizer.OpenSession(sampleRate, options);
        foreach (int second in new[] { 0, 3, 6, 9, 12 })
        {
            session.Write(speech.AsSpan(second * sampleRate, second < 12 ? 3 * sampleRate : speech.Length - (12 * sampleRate)));
            for (int i = 0; i < pieces && second < 12; i++)
            {
                session.WriteLost((sampleRate / 2 * (i + 1) / pieces) - (sampleRate / 2 * i / pieces));
            }
        }

        await session.CompleteAsync();

        // Half a second was lost after every three seconds of sound.
        static TimeSpan Behind(TimeSpan heard, bool isEnd) =>
            heard + (TimeSpan.FromSeconds(0.5) * new[] { 3, 6, 9, 12 }.Count(at => isEnd ? heard.TotalSeconds > at : heard.TotalSeconds >= at));
        Assert.Equal(
            joined.Select(segment => segment with { Start = Behind(segment.Start, isEnd: false), End = Behind(segment.End, isEnd: true) }).Select(Speech.Text),
            (await Speech.List(session.ReadUpdatesAsync())).Select(Speech.Text));
    }

    [Fact]
    public async Task WriteLost_BeforeAnySoundAndAfterAll_MovesTimesOnly()
    {
        await using EmotionSession session = Clips.Recognizer().OpenSession(16_000, new SessionOptions { QueueSeconds = 60 });
        session.WriteLost(800);
        session.WriteLost(0);
        session.Write(new float[16_000]);
        session.WriteLost(800);
        await session.CompleteAsync();

        EmotionSegment only = Assert.Single(await Speech.List(session.ReadUpdatesAsync()));

        Assert.Equal((TimeSpan.FromSeconds(0.05), TimeSpan.FromSeconds(1.05)), (only.Start, only.End));
    }

    [Fact]
    public async Task WriteLost_FullQueue_NeedsNoRoom()
    {
        List<PredictionDiagnostics> seen = [];
        SessionOptions options = new() { QueueSeconds = 1, Segments = new SegmentOptions { Completed = seen.Add } };
        await using EmotionSession session = Clips.Recognizer().OpenSession(16_000, options);
        session.Write(new float[16_000]);
        Assert.Throws<InvalidOperationException>(() => session.Write(new float[16_000]));
        session.WriteLost(32_000);
        Task<List<EmotionSegment>> updates = Speech.List(session.ReadUpdatesAsync());
        await session.WriteAsync(new float[16_000]);
        await session.CompleteAsync();

        Assert.Equal([0, 3], (await updates).Select(update => update.Start.TotalSeconds));
        Assert.Contains("2.0 s of the sound were lost on the way.", Assert.Single(seen).Warnings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WriteLost_TooLittleBetweenLossesForTheFeatures_IsNoSpeechAndNoFailure(bool isEnough)
    {
        ModelBundle model = TinyModel.Create();
        model = model with { Recipe = new(model.Recipe.Audio, new StftOptions(Center: isEnough), model.Recipe.Features, model.Recipe.Aggregation) };
        EmotionRecognizer recognizer = new(model, new EmotionRecognizerOptions { DetectSpeech = false });
        await using EmotionSession session = recognizer.OpenSession(44_100);
        for (int i = 0; i < 20; i++)
        {
            session.Write([0.5f]);
            session.WriteLost(88_199);
        }

        await session.CompleteAsync();

        List<EmotionSegment> updates = await Speech.List(session.ReadUpdatesAsync());
        Assert.Equal(Enumerable.Range(0, 20).Select(i => 2 * i), updates.Select(update => (int)update.Start.TotalSeconds));
        Assert.All(updates, update => Assert.Equal(isEnough, update.IsSpeech));
    }

    [Fact]
    public async Task WriteLost_NegativeMoreThanAYearOrAfterTheEnd_Throws()
    {
        await using EmotionSession session = Clips.Recognizer().OpenSession(16_000);
        Assert.Throws<ArgumentOutOfRangeException>(() => session.WriteLost(-1));
        Assert.Contains("a year", Assert.Throws<ArgumentOutOfRangeException>(() => session.WriteLost(long.MaxValue)).Message, StringComparison.Ordinal);
        await session.CompleteAsync();

        Assert.Throws<InvalidOperationException>(() => session.WriteLost(1));
    }

    [Fact]
    public void Read_BriefLoss_WaitsForTheSampleAfterIt()
    {
        SampleQueue queue = new(capacity: 100, wakeAt: 10, briefLoss: 20);
        float[] block = new float[50];
        Assert.True(queue.TryWrite(new float[30]));
        queue.WriteLost(15);

        Assert.Equal((30, 0), (queue.Read(block, out long lost), lost));
        Assert.Equal((0, 0), (queue.Read(block, out lost), lost));
        queue.WriteLost(5);
        Assert.Equal((0, 0), (queue.Read(block, out lost), lost));
        Assert.True(queue.TryWrite(new float[1]));
        Assert.Equal((0, 20), (queue.Read(block, out lost), lost));
        Assert.Equal((1, 0), (queue.Read(block, out lost), lost));
    }

    [Fact]
    public void Read_ManyLosses_ComeWhereTheyWere()
    {
        SampleQueue queue = new(capacity: 100, wakeAt: 10, briefLoss: 20);
        float[] block = new float[50];
        for (int i = 1; i <= 3; i++)
        {
            queue.WriteLost(i);
            Assert.True(queue.TryWrite(new float[10 * i]));
        }

        queue.WriteLost(21);
        List<long> read = [];
        for (int count; (count = queue.Read(block, out long lost)) > 0 || lost > 0;)
        {
            read.Add(count > 0 ? count : -lost);
        }

        Assert.Equal([-1, 10, -2, 20, -3, 30, -21], read);
    }
}
