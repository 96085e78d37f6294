using System.CommandLine;
using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Input;
using SpeechEmotion.Cli.Output;
using SpeechEmotion.Cli.Progress;
using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Commands;

/// <summary><c>train</c>: makes a model, from a run file or from options that describe the same.</summary>
internal sealed class TrainCommand : Command, IHasExamples
{
    private readonly CliHost _host;
    private readonly RunInput _run = new();
    private readonly ModelOutput _output = new();
    private readonly Option<ulong?> _seed = new("--seed", "-s") { Description = "The seed of weights, order, dropout and augmentation." };
    private readonly Option<string[]> _validation = new("--validation-speakers")
    {
        Description = "Who validates: speakers (ravdess/21 …), or one number to draw so many. 2 if left out.",
        HelpName = "SPEAKER",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string?> _name = new("--name") { Description = "The model's name; the run file's, or without one the output's file name, if left out." };
    private readonly Option<string?> _checkpoint = new("--checkpoint") { Description = "A file that lets a broken training go on.", HelpName = "FILE" };
    private readonly CardInput _card = new();

    public TrainCommand(CliHost host)
        : base("train", "Trains a model on labelled corpora.")
    {
        _host = host;
        _run.AddTo(this);
        _output.AddTo(this);
        Add(_seed);
        Add(_validation);
        Add(_name);
        Add(_checkpoint);
        _card.AddTo(this);
        this.SetPooledAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "train --dataset ravdess=corpora/ravdess --recipe notebook162 --network notebook --augmentation notebook --output my.semodel",
        "train --dataset ravdess=corpora/ravdess emo-db=corpora/emodb --epochs 20 --seed 1 --validation-speakers ravdess/21 emo-db/03 --output my.semodel",
        "train run.json --output my.semodel --cache features",
    ];

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        string output = _output.Path(arguments);
        RunFile run = ReadRun(arguments, output);
        TrainingRunOptions options = _run.Beside(arguments) with { CheckpointPath = arguments.GetValue(_checkpoint) is { } checkpoint ? OutputFile.Writable(checkpoint) : null };
        UsageException.ThrowIfAny(run.GetErrors().Concat(RunFit.Errors(run)));
        CardText card = _card.Read(arguments);
        UsageException.ThrowIfRefused((run.Training with { Threads = options.Threads }).Validate);
        _host.ReportNotes(TrainingRunner.GetNotes(run, options));
        ModelBundle model = await WorkDisplay.RunAsync(
            _host,
            display =>
            {
                display.Begin(run.Name);
                return TrainingRunner.Execute(run, options, display, display, cancellationToken);
            },
            cancellationToken).ConfigureAwait(false);
        _output.Write(_host.Output, arguments, output, card.Fill(model));
        return ExitCode.Success;
    }

    private RunFile ReadRun(ParseResult arguments, string output)
    {
        string? name = arguments.GetValue(_name);
        RunFile run = _run.Read(arguments, Path.GetFileNameWithoutExtension(output));
        run = name is null ? run : run with { Name = name };
        if (arguments.GetValue(_seed) is { } seed)
        {
            run = run with { Training = run.Training with { Seed = seed } };
        }

        string[] validation = arguments.GetValue(_validation) ?? [];
        return _run.File(arguments) is not null && validation.Length == 0 ? run : run with { Validation = Validation(validation) };
    }

    private static RunValidation Validation(string[] speakers) => speakers switch
    {
        [] => new RunValidation(),
        [string one] when int.TryParse(one, out int count) && !one.Contains('/', StringComparison.Ordinal) => new RunValidation { Count = count },
        _ => new RunValidation { Speakers = speakers },
    };
}
