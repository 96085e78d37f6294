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
    private readonly Argument<string?> _run = new("RUN") { Description = "A run file that decides everything; left out, the options below do.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string[]> _datasets = DatasetInput.Option(isRequired: false);
    private readonly Option<string> _output = new("--output", "-o") { Description = "The model to write: M.semodel or a folder.", HelpName = "M", Required = true };
    private readonly Option<ulong?> _seed = new("--seed", "-s") { Description = "The seed of weights, order, dropout and augmentation." };
    private readonly Option<string[]> _validation = new("--validation-speakers") { Description = "Who validates: speakers (ravdess/21 …), or one number to draw so many. 2 if left out.", HelpName = "SPEAKER", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _name = new("--name") { Description = "The model's name; the output's file name if left out." };
    private readonly Option<string?> _checkpoint = new("--checkpoint") { Description = "A file that lets a broken training go on.", HelpName = "FILE" };
    private readonly Option<bool> _half = new("--half") { Description = "Store weights as float16: half the size." };
    private readonly TrainingInput _training = new();
    private readonly CardInput _card = new();

    public TrainCommand(CliHost host)
        : base("train", "Trains a model on labelled corpora.")
    {
        _host = host;
        Add(_run);
        Add(_datasets);
        Add(_output);
        _training.AddTo(this);
        Add(_seed);
        Add(_validation);
        Add(_name);
        Add(_checkpoint);
        Add(_half);
        _card.AddTo(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "train --dataset ravdess=corpora/ravdess --recipe notebook162 --network notebook --augmentation notebook --output my.semodel",
        "train --dataset ravdess=corpora/ravdess emo-db=corpora/emodb --epochs 20 --seed 1 --validation-speakers ravdess/21 emo-db/03 --output my.semodel",
        "train run.json --output my.semodel --cache features",
    ];

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        string output = arguments.GetRequiredValue(_output);
        string? file = arguments.GetValue(_run);
        RunFile run = file is null ? FromOptions(arguments, output) : FromFile(arguments, file);
        TrainingRunOptions options = _training.RunOptions(arguments) with
        {
            BaseFolder = file is null ? string.Empty : Path.GetDirectoryName(Path.GetFullPath(file))!,
            CheckpointPath = arguments.GetValue(_checkpoint),
        };
        ModelBundle model = await WorkDisplay.RunAsync(
            _host,
            display =>
            {
                display.Begin(run.Name);
                return TrainingRunner.Execute(run, options, display, display, cancellationToken);
            },
            cancellationToken).ConfigureAwait(false);
        model = _card.Fill(arguments, model);
        model.Save(output, arguments.GetValue(_half) ? WeightPrecision.Half : WeightPrecision.Full);
        ModelText.WriteSummary(_host.Output, output, model);
        return ExitCode.Success;
    }

    private RunFile FromFile(ParseResult arguments, string file) =>
        arguments.GetValue(_datasets) is { Length: > 0 } || arguments.GetValue(_validation) is { Length: > 0 }
            ? throw new UsageException("A run file names its corpora and validation speakers; leave --dataset and --validation-speakers out.")
            : WithSeed(arguments, NamedFile.Load("run file", file, RunFile.Parse));

    private RunFile FromOptions(ParseResult arguments, string output)
    {
        DatasetInput[] datasets = Array.ConvertAll(arguments.GetValue(_datasets) ?? [], DatasetInput.Parse);
        if (datasets.Length == 0)
        {
            throw new UsageException("Give a run file, or at least one --dataset NAME=DIR.");
        }

        RunFile run = _training.Run(arguments, arguments.GetValue(_name) ?? Path.GetFileNameWithoutExtension(output), datasets);
        return WithSeed(arguments, run) with { Validation = Validation(arguments.GetValue(_validation) ?? []) };
    }

    private RunFile WithSeed(ParseResult arguments, RunFile run) =>
        arguments.GetValue(_seed) is { } seed ? run with { Training = run.Training with { Seed = seed } } : run;

    private static RunValidation Validation(string[] speakers) => speakers switch
    {
        [] => new RunValidation(),
        [string one] when int.TryParse(one, out int count) && !one.Contains('/', StringComparison.Ordinal) => new RunValidation { Count = count },
        _ => new RunValidation { Speakers = speakers },
    };
}
