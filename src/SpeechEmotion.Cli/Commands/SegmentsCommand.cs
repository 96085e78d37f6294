using System.CommandLine;
using SpeechEmotion.Cli.Input;
using SpeechEmotion.Cli.Output;
using SpeechEmotion.Cli.Output.Segments;
using SpeechEmotion.Cli.Progress;

namespace SpeechEmotion.Cli.Commands;

/// <summary><c>segments FILE…</c>: the emotions of long recordings one after the other, as text, data, captions or labels.</summary>
internal sealed class SegmentsCommand : Command, IHasExamples
{
    private readonly CliHost _host;
    private readonly FileInput _input = new();
    private readonly Option<string?> _format = new("--format")
    {
        Description = "How to write the segments; if left out what the output's name says (.vtt, .srt, .TextGrid, .csv, .jsonl), jsonl with --output-folder, or table.",
    };
    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "The file to write, whole at the end; standard output, as they come, if left out.",
        HelpName = "FILE",
    };
    private readonly Option<string?> _folder = new("--output-folder")
    {
        Description = "Write one file for each recording here, named like it and in the same folders; needed for more than one recording.",
        HelpName = "FOLDER",
    };
    private readonly Option<bool> _skip = new("--skip-existing")
    {
        Description = "With --output-folder: leave out recordings whose file is there, whatever model and options made it.",
    };
    private readonly Option<int> _jobs = JobsInput.Option("How many recordings to work on at the same time, with --output-folder.");
    private readonly Option<bool> _windows = new("--windows") { Description = "Write overlapping windows instead of turns." };
    private readonly Option<bool> _channels = new("--per-channel") { Description = "Judge every channel for itself: a call with one speaker a channel." };
    private readonly RecognizerInput _recognizer = new();
    private readonly SegmentInput _segments = new();

    public SegmentsCommand(CliHost host)
        : base("segments", "Recognises how emotion changes in recordings of any length.")
    {
        _host = host;
        _format.AcceptOnlyFromAmong(SegmentFormat.Names);
        _input.AddTo(this);
        Add(_format);
        Add(_output);
        Add(_folder);
        Add(_skip);
        Add(_jobs);
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
        "segments calls/ --per-channel --output-folder turns --skip-existing",
    ];

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        SegmentOptions options = _segments.Read(arguments) with
        {
            MergeTurns = !arguments.GetValue(_windows),
            PerChannel = arguments.GetValue(_channels),
        };
        if (options is { PerChannel: true, Channel: not null })
        {
            throw new UsageException("Give either --channel or --per-channel, not both.");
        }

        if (!options.MergeTurns && _segments.NamesTurns(arguments))
        {
            throw new UsageException("--min-turn is about turns; leave --windows out.");
        }

        _recognizer.RefuseToLearnTwice(arguments, options);
        return await (arguments.GetValue(_folder) is { } folder
            ? WriteAllAsync(arguments, options, folder, cancellationToken)
            : WriteOneAsync(arguments, options, cancellationToken)).ConfigureAwait(false);
    }

    private async Task<int> WriteOneAsync(ParseResult arguments, SegmentOptions options, CancellationToken cancellationToken)
    {
        string file = _input.Single(arguments) ?? throw new UsageException("Give one audio file, or --output-folder for the segments of several.");
        string? path = arguments.GetValue(_output);
        if (path is not null)
        {
            OutputFile.RequireOther(OutputFile.Checked(path, arguments), file);
        }

        if (arguments.GetValue(_skip) || arguments.GetResult(_jobs) is { Implicit: false })
        {
            throw new UsageException("--skip-existing and --jobs go with --output-folder.");
        }

        string format = arguments.GetValue(_format) ?? SegmentFormat.OfFile(path);
        Check(options, format);
        SegmentTranscript transcript = new(_host, Create(arguments), options, format, _host.Error.WriteLine);
        Task WriteToAsync(TextWriter output) => transcript.WriteAsync(file, output, cancellationToken);
        try
        {
            await (path is null ? WriteToAsync(_host.Output) : OutputFile.WriteAsync(path, WriteToAsync)).ConfigureAwait(false);
        }
        catch (AudioFormatException error)
        {
            throw AudioFiles.Named(file, error);
        }
        catch (ArgumentException error)
        {
            throw new UsageException($"{file}: {CommandLine.Describe(error)}"); // The recording lacks the channel.
        }

        return ExitCode.Success;
    }

    private async Task<int> WriteAllAsync(ParseResult arguments, SegmentOptions options, string folder, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(_output) is not null)
        {
            throw new UsageException("Give either --output or --output-folder, not both.");
        }

        OutputFile.Folder("--output-folder", folder);
        int jobs = JobsInput.Read(arguments, _jobs);
        string format = arguments.GetValue(_format) ?? "jsonl";
        Check(options, format);
        InputFiles files = _input.Read(_host, arguments);
        EmotionRecognizer recognizer = Create(arguments);
        SegmentFolder output = new(folder, format, arguments.GetValue(_skip));
        return await FileBar.RunAsync(_host, isWanted: true, files.Count, bar => output.WriteAsync(
            files,
            new SegmentTranscript(_host, recognizer, options, format, bar.Say),
            jobs,
            bar,
            cancellationToken)).ConfigureAwait(false);
    }

    private EmotionRecognizer Create(ParseResult arguments) => _recognizer.Create(_host, arguments, _recognizer.Options(arguments));

    private static void Check(SegmentOptions options, string format)
    {
        if (!options.MergeTurns && format == "textgrid")
        {
            throw new UsageException("Intervals of a TextGrid cannot overlap; leave --windows out.");
        }
    }
}
