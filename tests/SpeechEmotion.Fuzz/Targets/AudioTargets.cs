using SpeechEmotion.Audio;
using SpeechEmotion.FFmpeg;
using SpeechEmotion.Fuzz.Mutations;
using SpeechEmotion.Fuzz.Samples;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Fuzz.Targets;

/// <summary>Doors for recordings.</summary>
internal static class AudioTargets
{
    private static readonly AudioReader Reader = new();

    /// <summary>WAVE and the sniffing of headers, from a seekable stream and from a socket.</summary>
    public static FuzzTarget Wav { get; } = new("wav", SampleWavs.All, WavMutations.Mutate, ReadWav, typeof(AudioFormatException))
    {
        // A file at 63 Hz has 256 times the samples at 16 kHz, four bytes each; growing arrays and the last copy double and double again.
        MemoryPerByte = 256 * 4 * 4,
    };

    /// <summary>A whole prediction, and the segments of the same recording.</summary>
    public static FuzzTarget Predict { get; } = CreatePredict();

    /// <summary>The search of an MP4 file for its index, before ffmpeg sees it.</summary>
    public static FuzzTarget Mp4 { get; } = new("mp4", [Mp4File()], Mp4Mutations.Mutate, WrapMp4) { MemoryPerByte = 8 };

    private static FuzzTarget CreatePredict()
    {
        EmotionRecognizer recognizer = new(SampleBundles.Small);
        return new FuzzTarget(
            "predict", SampleWavs.All, WavMutations.Mutate, input => Recognize(recognizer, input), typeof(AudioFormatException))
        {
            MemoryBase = 32 << 20,
            MemoryPerByte = 256 * 4 * 4,
        };
    }

    private static void ReadWav(byte[] input)
    {
        int choice = input.Length % 3;
        Reader.Read(
            choice == 0 ? new TrickleStream(input, 7) : new MemoryStream(input),
            choice == 1 ? new AudioReadOptions { SampleRate = 16_000, OffsetSeconds = 0.01, DurationSeconds = 3600 } : null);
    }

    private static void Recognize(EmotionRecognizer recognizer, byte[] input)
    {
        recognizer.Predict(new MemoryStream(input));
        SegmentOptions options = new() { PerChannel = input.Length % 2 == 0, MergeTurns = true };
        IAsyncEnumerator<EmotionSegment> segments = recognizer.PredictSegmentsAsync(new MemoryStream(input), options).GetAsyncEnumerator();
        try
        {
            while (segments.MoveNextAsync().AsTask().GetAwaiter().GetResult())
            {
            }
        }
        finally
        {
            segments.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static void WrapMp4(byte[] input)
    {
        using MemoryStream file = new(input);
        using Stream wrapped = Mp4IndexFirst.Wrap(file);
        wrapped.CopyTo(Stream.Null);
    }

    private static byte[] Mp4File()
    {
        byte[] positions = Mp4Mutations.Box("stco", [0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 24, 0, 0, 0, 32]);
        byte[] wide = Mp4Mutations.Box("co64", [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 24]);
        byte[] table = Mp4Mutations.Box("stbl", [.. positions, .. wide]);
        byte[] track = Mp4Mutations.Box("trak", Mp4Mutations.Box("mdia", Mp4Mutations.Box("minf", table)));
        return [.. Mp4Mutations.Box("ftyp", new byte[8]), .. Mp4Mutations.Box("mdat", new byte[40]), .. Mp4Mutations.Box("moov", track)];
    }
}
