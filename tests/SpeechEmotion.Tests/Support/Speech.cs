using SpeechEmotion.Audio;

namespace SpeechEmotion.Tests.Support;

/// <summary>Longer recordings made of the clips, and ways to look at what comes out.</summary>
internal static class Speech
{
    /// <summary>A recording of 13 seconds with pauses, at any rate.</summary>
    public static AudioSignal Recording(int sampleRate = 16_000)
    {
        List<float> samples = [];
        foreach (string name in new[] { "lively", "flat", "lively" })
        {
            samples.AddRange(Clips.Read(name).Samples.ToArray());
            samples.AddRange(new float[16_000]);
        }

        return Resampler.Resample(new AudioSignal(samples.ToArray(), 16_000), sampleRate);
    }

    /// <summary>All that a segment says, exactly.</summary>
    public static string Text(EmotionSegment segment) => string.Join(' ',
        [segment.Channel, segment.Start.Ticks, segment.End.Ticks, segment.Emotion, Bits(segment.Confidence), Bits(segment.SpeechRatio),
            .. segment.Scores.Select(score => $"{score.Emotion}={Bits(score.Probability)}")]);

    /// <summary>Reads all segments of a recording.</summary>
    public static async Task<List<EmotionSegment>> Segments(EmotionRecognizer recognizer, AudioSignal signal, SegmentOptions? options = null)
    {
        using MemoryStream stream = Clips.Wav(signal, WavEncoding.IeeeFloat);
        return await List(recognizer.PredictSegmentsAsync(stream, options));
    }

    /// <summary>Reads a sequence to its end.</summary>
    public static async Task<List<EmotionSegment>> List(IAsyncEnumerable<EmotionSegment> segments)
    {
        List<EmotionSegment> list = [];
        await foreach (EmotionSegment segment in segments)
        {
            list.Add(segment);
        }

        return list;
    }

    private static int Bits(float value) => BitConverter.SingleToInt32Bits(value);
}
