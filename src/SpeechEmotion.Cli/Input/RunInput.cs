using System.CommandLine;
using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Input;

/// <summary>A run as <c>train</c> and <c>cross-validate</c> take it: a run file, or corpora and options that describe the same.</summary>
internal sealed class RunInput
{
    private readonly Argument<string?> _file = new("RUN")
    {
        Description = "A run file that decides everything; left out, the options below do. --dataset and --label-map override it.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<string[]> _datasets = DatasetInput.Option(isRequired: false);
    private readonly Option<string?> _corpora = new("--corpora") { Description = "The folder that the run file's corpora lie in; its own if left out.", HelpName = "DIR" };
    private readonly TrainingInput _training = new();

    /// <summary>Adds argument and options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_datasets);
        command.Add(_corpora);
        _training.AddTo(command);
    }

    /// <summary>Gives the run file's path, or <see langword="null"/> where options describe the run.</summary>
    public string? File(ParseResult arguments) => arguments.GetValue(_file);

    /// <summary>Reads the run.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="name">The model's name, where no file names it.</param>
    /// <exception cref="UsageException">There is neither a file nor a corpus, an option says what the file says, or a file is not valid.</exception>
    public RunFile Read(ParseResult arguments, string name)
    {
        DatasetInput[] datasets = Array.ConvertAll(arguments.GetValue(_datasets) ?? [], DatasetInput.Parse);
        if (arguments.GetValue(_corpora) is not null && (File(arguments) is null || datasets.Length > 0))
        {
            throw new UsageException("--corpora says where the corpora of a run file lie; --dataset names folders itself.");
        }

        if (File(arguments) is { } file)
        {
            RunFile run = NamedFile.Load("run file", file, RunFile.Parse);
            return _training.Override(arguments, datasets.Length == 0 ? run : run.WithDatasets([.. datasets.Select(dataset => dataset.ToRun())]));
        }

        if (datasets.Length == 0)
        {
            throw new UsageException("Give a run file, or at least one --dataset NAME=DIR.");
        }

        RunFile described = _training.Run(arguments, name, datasets);
        UsageException.ThrowIfRefused(described.Training.Validate);
        return described;
    }

    /// <summary>Gives what the run needs beside its file.</summary>
    public TrainingRunOptions Beside(ParseResult arguments) => _training.RunOptions(arguments) with
    {
        // Folders on the command line start where it is typed, those of a file where the file lies.
        BaseFolder = arguments.GetValue(_corpora)
            ?? (File(arguments) is { } file && arguments.GetValue(_datasets) is not { Length: > 0 } ? Path.GetDirectoryName(Path.GetFullPath(file))! : string.Empty),
    };

    /// <summary>Reads the run's corpora.</summary>
    /// <exception cref="UsageException">A corpus has no folder.</exception>
    /// <exception cref="ArgumentException">A corpus holds no recording, or one is given twice.</exception>
    public static IReadOnlyList<(RunDataset Dataset, Utterance[] Clips)> ReadCorpora(RunFile run, TrainingRunOptions beside)
    {
        try
        {
            return RunCorpora.Read(run, beside);
        }
        catch (DirectoryNotFoundException error)
        {
            throw new UsageException(error.Message);
        }
    }
}
