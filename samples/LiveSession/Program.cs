// Follows a long recording: dotnet run -- meeting.wav
// or a live stream: dotnet run < microphone-16kHz-float32.raw
using System.Runtime.InteropServices;
using SpeechEmotion;
using SpeechEmotion.Models.Acted;

if (args is not ([] or [_]))
{
    Console.Error.WriteLine("usage: LiveSession [FILE.wav]   (without a file: 32-bit floats at 16 kHz from standard input)");
    return 2;
}

EmotionRecognizer recognizer = new(ActedSpeechModel.Load());
if (args is [string path])
{
    // snippet: segments
    using FileStream recording = File.OpenRead(path);
    List<EmotionSegment> turns = [];
    await foreach (EmotionSegment turn in recognizer.PredictSegmentsAsync(recording, new SegmentOptions { MergeTurns = true }))
    {
        Console.WriteLine($"{turn.Start:hh\\:mm\\:ss\\.f} – {turn.End:hh\\:mm\\:ss\\.f} {(turn.IsSpeech ? turn.Emotion : "no speech")}");
        turns.Add(turn);
    }

    foreach (EmotionShare share in RecordingSummary.Of(turns).Emotions)
    {
        Console.WriteLine($"{share.Emotion,-10} {share.Share:P0} of the speech");
    }

    // end
    return 0;
}

using Stream microphone = Console.OpenStandardInput();

// snippet: live
await using EmotionSession session = recognizer.OpenSession(sampleRate: 16_000);
Task writing = WriteAsync(session, microphone);
await foreach (EmotionSegment update in session.ReadUpdatesAsync())
{
    Console.WriteLine($"{update.End:hh\\:mm\\:ss} {(update.IsSpeech ? $"{update.Emotion} {update.Confidence:P0}" : "no speech")}");
}

await writing;

static async Task WriteAsync(EmotionSession session, Stream samples)
{
    try
    {
        byte[] chunk = new byte[4 * 1600];
        while (await samples.ReadAtLeastAsync(chunk, chunk.Length, throwOnEndOfStream: false) is int count and > 3)
        {
            await session.WriteAsync(MemoryMarshal.Cast<byte, float>(chunk.AsSpan(0, count)).ToArray());
        }
    }
    finally
    {
        // Also when the microphone fails: otherwise the updates would be waited for without end.
        await session.CompleteAsync();
    }
}

// end
return 0;
