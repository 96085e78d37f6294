using SpeechEmotion.Cli.Input;

namespace SpeechEmotion.Cli.Output.Segments;

/// <summary>Writes the segments of recordings in one format. Callable from several threads at once.</summary>
/// <param name="host">Opens standard input.</param>
/// <param name="recognizer">The recogniser.</param>
/// <param name="options">How recordings are divided.</param>
/// <param name="format">One of <see cref="SegmentFormat.Names"/>.</param>
/// <param name="say">Receives what is to be said about a recording, line by line.</param>
internal sealed class SegmentTranscript(CliHost host, EmotionRecognizer recognizer, SegmentOptions options, string format, Action<string> say)
{
    /// <summary>Judges a recording and writes its segments as they come.</summary>
    /// <exception cref="AudioFormatException">The recording cannot be read or judged.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. A read from a pipe that says nothing cannot be ended, only left.</exception>
    public Task WriteAsync(string file, TextWriter output, CancellationToken cancellationToken) =>
        Task.Run(() => RunAsync(file, output, cancellationToken), cancellationToken).WaitAsync(cancellationToken);

    private async Task RunAsync(string file, TextWriter output, CancellationToken cancellationToken)
    {
        SegmentOptions noted = options with { Completed = diagnostics => RecordingNotes.Say(say, file, diagnostics) };
        await using Stream stream = AudioFiles.Open(host, file);
        IAsyncEnumerable<EmotionSegment> segments = recognizer.PredictSegmentsAsync(stream, noted, cancellationToken);
        ISegmentWriter writer = SegmentFormat.Create(format, output, recognizer);
        writer.Begin();
        await foreach (EmotionSegment segment in (options.PerChannel && writer.NeedsOrder ? InOrder(segments) : segments).ConfigureAwait(false))
        {
            writer.Write(segment);
        }

        writer.End();
    }

    // Each channel's turns end when they do; only the whole recording tells which began first.
    private static IAsyncEnumerable<EmotionSegment> InOrder(IAsyncEnumerable<EmotionSegment> segments) =>
        segments.OrderBy(segment => segment.Start).ThenBy(segment => segment.Channel);
}
