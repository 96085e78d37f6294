using System.CommandLine;
using System.Runtime.CompilerServices;
using SpeechEmotion.Cli.Input;
using SpeechEmotion.Cli.Output;
using SpeechEmotion.Cli.Progress;

namespace SpeechEmotion.Cli.Commands;

/// <summary><c>predict FILE…</c>: one answer a file, in the order given; an unreadable file does not stop the others.</summary>
internal sealed class PredictCommand : Command, IHasExamples
{
    // Enough names to know how wide a column should be.
    private const int NamesLookedAt = 100;

    private readonly CliHost _host;
    private readonly FileInput _input = new();
    private readonly RecognizerInput _recognizer = new();
    private readonly Option<string?> _format = new("--format")
    {
        Description =
            "How to write the answers; if left out what the output's name says (.csv, .json, .jsonl), json with --files-from and --resume, or "
            + "text. jsonl is json, one object a line.",
    };
    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "The file to write, whole at the end; standard output, as they come, if left out.",
        HelpName = "FILE",
    };
    private readonly Option<int?> _channel = ChannelInput.Option();
    private readonly Option<int> _jobs = JobsInput.Option("How many files to work on at the same time.");
    private readonly Option<string?> _resume = new("--resume")
    {
        Description =
            "Write JSON lines here, after those of an earlier run, and skip the files they answer. The model and the options must be the same, "
            + "by name, version and fingerprint.",
        HelpName = "results.jsonl",
    };
    private readonly SourceInput _source = new();

    public PredictCommand(CliHost host)
        : base("predict", "Recognises the emotion in audio files.")
    {
        _host = host;
        _format.AcceptOnlyFromAmong("text", "json", "jsonl", "csv");
        _input.AddTo(this);
        _recognizer.AddTo(this);
        Add(_format);
        Add(_output);
        Add(_channel);
        Add(_jobs);
        Add(_resume);
        _source.AddTo(this);
        this.SetPooledAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "predict samples/clips/*.wav",
        "predict call.wav --channel 1 --format json --labels angry neutral",
        "predict recordings/ --model my.semodel --output answers.csv",
        "predict 'archive/**/*.flac' --shard 3/16 --resume results-3.jsonl",
        "predict --files-from - < names.txt > answers.jsonl",
        "predict new.wav --speaker anna.json",
        "predict hotline/ --same-source --output answers.csv",
    ];

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        InputFiles files = _input.Read(_host, arguments);
        string? resume = arguments.GetValue(_resume) is { } kept ? OutputFile.Checked(kept, arguments, isContinued: true) : null;
        if (resume is not null && _input.IsStandardInput(arguments))
        {
            throw new UsageException("--resume tells recordings by their names; standard input (-) has none.");
        }

        string? output = arguments.GetValue(_output) is { } path ? OutputFile.Checked(path, arguments) : null;
        string format = Format(arguments, resume, output);
        EmotionRecognizerOptions options = _recognizer.Options(arguments);
        int jobs = JobsInput.Read(arguments, _jobs);
        LoadedRecognizer loaded = _recognizer.Load(_host, arguments, options);
        int? channel = ChannelInput.Read(arguments, _channel);
        IAsyncEnumerable<ListedFile> inputs = output is null ? files.ReadAsync(cancellationToken) : files.ReadAsync(cancellationToken).Select(file =>
        {
            OutputFile.RequireOther(output, file.Path);
            return file;
        });
        if (_source.IsOne(arguments, _input, loaded.Speaker))
        {
            List<ListedFile> listed = await inputs.ToListAsync(cancellationToken).ConfigureAwait(false);
            loaded = await SourceInput.LearnAsync(_host, loaded, listed, channel, jobs, cancellationToken).ConfigureAwait(false);
            inputs = listed.ToAsyncEnumerable();
        }

        EmotionRecognizer recognizer = loaded.Recognizer;
        string fingerprint = format == "json" ? loaded.Fingerprint(channel) : string.Empty;
        FilePredictor predictor = new(_host, recognizer, options, channel, jobs);
        using ResultsFile? results = resume is null ? null : new ResultsFile(resume, recognizer.ModelName, fingerprint);
        if (output is null)
        {
            return await PredictToAsync(results ?? _host.Output).ConfigureAwait(false);
        }

        int code = ExitCode.Success;
        await OutputFile.WriteAsync(output, async target => code = await PredictToAsync(target).ConfigureAwait(false)).ConfigureAwait(false);
        return code;

        Task<int> PredictToAsync(TextWriter target)
        {
            IPredictionWriter writer = PredictionWriters.Create(format, target, recognizer.Labels, fingerprint, files.First(NamesLookedAt));
            return FileBar.RunAsync(
                _host,
                target != _host.Output || !_host.IsOutputTerminal,
                files.Count,
                bar => PredictAsync(predictor, inputs, results, writer, bar, cancellationToken));
        }
    }

    private static async Task<int> PredictAsync(
        FilePredictor predictor,
        IAsyncEnumerable<ListedFile> files,
        ResultsFile? results,
        IPredictionWriter writer,
        FileBar bar,
        CancellationToken cancellationToken)
    {
        bool anyFailed = false;
        IAsyncEnumerable<ListedFile> open = results is null ? files : Unanswered(files, results, bar, cancellationToken);
        await foreach (PredictedFile file in predictor.RunAsync(open, cancellationToken).ConfigureAwait(false))
        {
            if (file.Prediction is { } prediction)
            {
                writer.Write(file.Path, prediction);
            }
            else
            {
                anyFailed = true;
                writer.WriteError(file.Path, file.Error!);
                bar.Say(TerminalText.Of($"error: {file.Path}: {file.Error}"));
            }

            bar.Count(file.Prediction is null);
        }

        return anyFailed ? ExitCode.Failed : ExitCode.Success;
    }

    private static async IAsyncEnumerable<ListedFile> Unanswered(
        IAsyncEnumerable<ListedFile> files, ResultsFile results, FileBar bar, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (ListedFile file in files.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (results.Contains(file.Path))
            {
                bar.Count(isFailed: false);
            }
            else
            {
                yield return file;
            }
        }
    }

    private string Format(ParseResult arguments, string? resume, string? output)
    {
        if (resume is not null && output is not null)
        {
            throw new UsageException("--resume names the file to write itself; leave --output out.");
        }

        string? format = arguments.GetValue(_format) switch
        {
            "jsonl" => "json",
            null => output is null ? null : PredictionWriters.FormatOf(output),
            string given => given,
        };
        return resume is null || format is null or "json"
            ? format ?? (resume is not null || _input.IsList(arguments) ? "json" : "text")
            : throw new UsageException($"--resume writes JSON lines; leave --format {format} out.");
    }
}
