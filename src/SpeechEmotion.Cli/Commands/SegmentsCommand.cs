using System.CommandLine;
using SpeechEmotion.Cli.Input;
using SpeechEmotion.Cli.Output;
using SpeechEmotion.Cli.Output.Segments;

namespace SpeechEmotion.Cli.Commands;

/// <summary><c>segments FILE</c>: the emotions of a long recording one after the other, as text, data, captions or labels.</summary>
internal sealed class SegmentsCommand : Command, IHasExamples
{
    private readonly CliHost _host;
    private readonly Argument<string> _file = new("FILE") { Description = "An audio file, or - for standard input." };
    private readonly Option<string?> _format = new("--format") { Description = "How to write the segments; what the output's name says (.vtt, .srt, .TextGrid, .csv, .jsonl), or table, if left out." };
    private readonly Option<string?> _output = new("--output", "-o") { Description = "The file to write, whole at the end; standard output, as they come, if left out.", HelpName = "FILE" };
    private readonly Option<bool> _windows = new("--windows") { Description = "Write overlapping windows instead of turns." };
    private readonly Option<bool> _channels = new("--per-channel") { Description = "Judge every channel for itself: a call with one speaker a channel." };
    private readonly RecognizerInput _recognizer = new();
    private readonly SegmentInput _segments = new();

    public SegmentsCommand(CliHost host)
        : base("segments", "Recognises how emotion changes in a recording of any length.")
    {
        _host = host;
        _format.AcceptOnlyFromAmong(SegmentFormat.Names);
        Add(_file);
        Add(_format);
        Add(_output);
        _recognizer.AddTo(this);
        _segments.AddTo(this);
        Add(_windows);
        Add(_channels);
        this.SetPooledAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "segments interview.wav",
        "segments film.mp4 --output film.vtt",
        "segments interview.wav --output interview.TextGrid --window 2 --hop 0.5",
        "segments call.wav --per-channel --format jsonl",
    ];

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        SegmentOptions options = _segments.Read(arguments) with
        {
            MergeTurns = !arguments.GetValue(_windows),
            PerChannel = arguments.GetValue(_channels),
        };
        string? path = arguments.GetValue(_output);
        string file = arguments.GetRequiredValue(_file);
        if (path is not null)
        {
            OutputFile.RequireOther(OutputFile.Checked(path), file);
        }

        string format = arguments.GetValue(_format) ?? SegmentFormat.OfFile(path);
        Check(options, format);

        _recognizer.RefuseToLearnTwice(arguments, options);
        EmotionRecognizer recognizer = _recognizer.Create(_host, arguments, _recognizer.Options(arguments));
        await using Stream stream = AudioFiles.Open(_host, file);
        IAsyncEnumerable<EmotionSegment> segments = recognizer.PredictSegmentsAsync(stream, options, cancellationToken);
        Task WriteToAsync(TextWriter output)
        {
            ISegmentWriter writer = SegmentFormat.Create(format, output, recognizer.Labels);
            return WriteAsync(writer, options.PerChannel && writer.NeedsOrder ? InOrder(segments) : segments);
        }

        try
        {
            await (path is null ? WriteToAsync(_host.Output) : OutputFile.WriteAsync(path, WriteToAsync)).ConfigureAwait(false);
        }
        catch (AudioFormatException error)
        {
            throw new AudioFormatException($"{file}: {error.Message}", error.IsCorrupt, error);
        }

        return ExitCode.Success;
    }

    private static void Check(SegmentOptions options, string format)
    {
        if (!options.MergeTurns && format == "textgrid")
        {
            throw new UsageException("Intervals of a TextGrid cannot overlap; leave --windows out.");
        }

        if (options is { PerChannel: true, Channel: not null })
        {
            throw new UsageException("Give either --channel or --per-channel, not both.");
        }
    }

    private static async Task WriteAsync(ISegmentWriter writer, IAsyncEnumerable<EmotionSegment> segments)
    {
        writer.Begin();
        await foreach (EmotionSegment segment in segments.ConfigureAwait(false))
        {
            writer.Write(segment);
        }

        writer.End();
    }

    // Each channel's turns end when they do; only the whole recording tells which began first.
    private static IAsyncEnumerable<EmotionSegment> InOrder(IAsyncEnumerable<EmotionSegment> segments) =>
        segments.OrderBy(segment => segment.Start).ThenBy(segment => segment.Channel);
}
