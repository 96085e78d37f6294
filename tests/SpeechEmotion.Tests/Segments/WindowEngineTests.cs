using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Tests.Segments;

public sealed class WindowEngineTests
{
    [Theory]
    [InlineData(16_000)]
    [InlineData(44_100)]
    public void Write_BetweenWindows_AllocatesNothing(int sampleRate)
    {
        WindowEngine engine = new(Segmenting.Judge(), sampleRate, new SegmentOptions(), channel: null);
        float[] samples = Speech.Recording(sampleRate).Samples.ToArray();
        long allocated = 0;
        for (int round = 0; round < 6; round++)
        {
            for (int start = 0; start + 100 <= samples.Length; start += 100)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                engine.Write(samples.AsSpan(start, 100));
                bool isReady = engine.TryRead(out _);

                // The first round warms up; an answer itself is an object.
                if (!isReady && round > 0)
                {
                    allocated += GC.GetAllocatedBytesForCurrentThread() - before;
                }
            }
        }

        // The runtime itself allocates about 7 KB now and then, more often where the machine is busy. One object a chunk would be 250 KB,
        // and a buffer that grows with this minute of sound 900 KB at its first growth.
        Assert.InRange(allocated, 0, 64 * 1024);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(8_000, true)]
    [InlineData(16_000, true)]
    [InlineData(44_100, true)]
    [InlineData(500, false)]
    [InlineData(16_000, false)]
    [InlineData(44_100, false)]
    public async Task TryRead_AsSamplesArrive_KeepsTheStatedLatency(int sampleRate, bool detectSpeech)
    {
        EmotionRecognizerOptions options = new() { DetectSpeech = detectSpeech };
        await using EmotionSession session = Clips.Recognizer(options).OpenSession(sampleRate);
        WindowEngine engine = new(Segmenting.Judge(options), sampleRate, new SegmentOptions(), channel: null);
        float[] samples = Speech.Recording(sampleRate).Samples.ToArray();
        int windows = 0;
        double latest = 0;
        int step = sampleRate / 100;
        for (int start = 0; start + step <= samples.Length; start += step)
        {
            engine.Write(samples.AsSpan(start, step));
            while (engine.TryRead(out EmotionSegment? window))
            {
                windows++;
                latest = Math.Max(latest, ((double)(start + step) / sampleRate) - window!.End.TotalSeconds);
            }
        }

        Assert.True(windows > 5);

        // The reader of a session is woken for 10 ms at a time, as the samples are written here.
        Assert.InRange(latest, 0, session.Latency.TotalSeconds);
    }
}
