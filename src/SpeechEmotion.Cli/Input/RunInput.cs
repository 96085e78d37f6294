using System.CommandLine;
using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Input;

/// <summary>A run as <c>train</c> and <c>cross-validate</c> take it: a run file, or corpora and options that describe the same.</summary>
internal sealed class RunInput
{
    private readonly Argument<string?> _file = new("RUN") { Description = "A run file that decides everything; left out, the options below do.", Arity = ArgumentArity.ZeroOrOne };
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
    /// <exception cref="UsageException">There is neither a file nor a corpus, or both; or a file is not valid.</exception>
    public RunFile Read(ParseResult arguments, string name)
    {
        bool hasDatasets = arguments.GetValue(_datasets) is { Length: > 0 };
        if (File(arguments) is { } file)
        {
            return hasDatasets || _training.IsGiven(arguments)
                ? throw new UsageException("A run file names its corpora and says how to train; leave the options that say the same out.")
                : NamedFile.Load("run file", file, RunFile.Parse);
        }

        if (arguments.GetValue(_corpora) is not null)
        {
            throw new UsageException("--corpora says where the corpora of a run file lie; --dataset names folders itself.");
        }

        return hasDatasets
            ? _training.Run(arguments, name, Array.ConvertAll(arguments.GetRequiredValue(_datasets), DatasetInput.Parse))
            : throw new UsageException("Give a run file, or at least one --dataset NAME=DIR.");
    }

    /// <summary>Gives what the run needs beside its file.</summary>
    public TrainingRunOptions Beside(ParseResult arguments) => _training.RunOptions(arguments) with
    {
        BaseFolder = arguments.GetValue(_corpora)
            ?? (File(arguments) is { } file ? Path.GetDirectoryName(Path.GetFullPath(file))! : string.Empty),
    };

    /// <summary>Reads the run's utterances.</summary>
    /// <exception cref="UsageException">A corpus has no folder, or nothing is left of the corpora.</exception>
    public static IReadOnlyList<Utterance> ReadUtterances(RunFile run, TrainingRunOptions beside)
    {
        try
        {
            return TrainingRunner.ReadUtterances(run, beside);
        }
        catch (Exception error) when (error is ArgumentException or DirectoryNotFoundException)
        {
            throw new UsageException(CommandLine.Describe(error));
        }
    }
}
