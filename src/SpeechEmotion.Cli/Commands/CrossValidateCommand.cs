using System.CommandLine;
using System.Globalization;
using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Input;
using SpeechEmotion.Cli.Output;
using SpeechEmotion.Cli.Progress;
using SpeechEmotion.Datasets;
using SpeechEmotion.Features;
using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Commands;

/// <summary><c>cross-validate</c>: what a way of training gets right on speakers it has not heard.</summary>
internal sealed class CrossValidateCommand : Command, IHasExamples
{
    private readonly CliHost _host;
    private readonly RunInput _run = new();
    private readonly Option<string?> _test = new("--test-dataset", "-t")
    {
        Description = "The corpus that is tested; the others only train. All of them if left out.",
        HelpName = "NAME",
    };
    private readonly Option<string> _folds = new("--folds", "-f") { Description = FoldInput.Help, HelpName = "F", DefaultValueFactory = _ => "speaker" };
    private readonly Option<int> _foldCount = new("--fold-count") { Description = "How many folds speaker and random make.", DefaultValueFactory = _ => 5 };
    private readonly Option<int[]> _seeds = new("--seeds", "-s")
    {
        Description = "Every fold is trained once with each, whatever seed a run file has.",
        DefaultValueFactory = _ => [0],
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<int> _validation = new("--validation-speakers")
    {
        Description = "Speakers of the training side, of the tested corpora where it has enough, that choose the epoch, whatever a run file says; 0 takes a tenth of its clips.",
        HelpName = "COUNT",
        DefaultValueFactory = _ => 2,
    };
    private readonly Option<string[]> _judge = new("--judge")
    {
        Description =
            "tested: only labels of the tested corpora are judged, probabilities renormalised over them; all: any other answer is an error; or "
            + "the labels to judge, clips of others left out. Tested where another corpus trains, else all.",
        HelpName = "LABELS",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string?> _conditions = ConditionInput.Option();
    private readonly Option<string?> _models = new("--models")
    {
        Description = "A folder that keeps each fold's model, so that a broken cross-validation goes on.",
        HelpName = "DIR",
    };
    private readonly Option<int?> _members = new("--members")
    {
        Description = "Networks that differ by the seed alone, joined into each fold's model. Those of the run file if left out, else 1.",
        HelpName = "COUNT",
    };
    private readonly Option<bool> _join = new("--join-seeds") { Description = "Judge the models of a fold's seeds together, as members answer, instead of apart." };
    private readonly Option<bool> _adapt = new("--adapt") { Description = "Fit each fold's last layer to the training clips of the tested corpus, as adapt does." };
    private readonly ProfileInput _profile = new();
    private readonly Option<double> _temperature = new("--temperature-factor")
    {
        CustomParser = NumberInput.Parse<double>,
        Description = "Multiply every model's temperature by this before confidences are judged, as the suited temperature of other corpora says.",
        HelpName = "FACTOR",
        DefaultValueFactory = _ => 1,
    };
    private readonly Option<string?> _priors = PriorsInput.Option("The figures for such clips are told as well.");
    private readonly ReportOutput _report = new();

    public CrossValidateCommand(CliHost host)
        : base("cross-validate", "Trains and tests over folds: accuracy, UAR and macro-F1 with mean and spread, recall of each emotion, confusion.")
    {
        _host = host;
        _run.AddTo(this);
        Add(_test);
        Add(_folds);
        Add(_foldCount);
        Add(_seeds);
        Add(_validation);
        Add(_judge);
        Add(_conditions);
        Add(_models);
        Add(_members);
        Add(_join);
        Add(_adapt);
        _profile.AddTo(this);
        Add(_temperature);
        Add(_priors);
        _report.AddTo(this);
        this.SetPooledAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "cross-validate --dataset ravdess=corpora/ravdess tess=corpora/tess --test-dataset ravdess --folds emobox-ravdess --augmentation notebook",
        "cross-validate --dataset emo-db=corpora/emodb --folds loso --seeds 0 1 2 --report page.html",
        "cross-validate run.json --corpora corpora --test-dataset ravdess --folds emobox-ravdess --seeds 0 1 2",
        "cross-validate --dataset ravdess=corpora/ravdess emo-db=corpora/emodb --test-dataset emo-db --folds corpus",
    ];

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        _report.Check(arguments);
        RunFile run = _run.Read(arguments, "cross-validation");
        run = run with { Members = arguments.GetValue(_members) ?? run.Members };
        UsageException.ThrowIfAny(run.GetErrors().Concat(RunFit.Errors(run)));
        TrainingRunOptions beside = _run.Beside(arguments);
        string? models = arguments.GetValue(_models) is { } folder ? OutputFile.Folder("--models", folder) : null;
        FoldInput folds = new(
            arguments.GetRequiredValue(_folds), arguments.GetValue(_foldCount), arguments.GetRequiredValue(_seeds)[0], TestCorpus(arguments, run));
        if (folds.IsRows)
        {
            RefuseWhatRowsDoNotTake(arguments, run);
        }

        RefuseWhatFoldsDoNotTake(arguments, folds);

        CrossValidationOptions options = FoldOptions(arguments, run, beside, folds.IsRandom);
        UsageException.ThrowIfRefused(options.Validate);
        IReadOnlyList<(RunDataset, Utterance[])> corpora = RunInput.ReadCorpora(run, beside);
        IReadOnlyList<Utterance> clips = RunCorpora.Mapped(run, corpora);
        ClipFeatureReader reader = new(new FeaturePipeline(run.Recipe), beside.Reader, beside.Cache, keepInMemory: run.Timing == AugmentationTiming.Beforehand);
        FoldSet? divided = folds.IsRows ? null : folds.Create(clips);

        _host.ReportNotes([.. RunNotes.Of(run, corpora), .. Divisions(divided, options)]);

        // A corpus that is only tested may have labels that no other can teach.
        IEnumerable<Utterance> taught = divided is null ? clips : divided.Splits.SelectMany(split => split.Training.Concat(split.Validation));
        IClassifierTrainer trainer = Trainer(arguments, run, models, run.NetworkFor(TrainingSetBuilder.LabelsOf(taught).Count), folds.TestCorpus);
        CrossValidationResult result = await WorkDisplay.RunAsync(
            _host,
            display => divided is null
                ? new RandomRowsProtocol(trainer, reader) { NoiseFiles = beside.NoiseFiles }.Run(
                    clips, run.Augmentation, run.Training with { Threads = beside.Threads }, seed: folds.Seed,
                    progress: new FoldProgress(display), cancellationToken: cancellationToken)
                : new CrossValidation(trainer, reader).Run(
                    divided, options, new FoldProgress(display), cancellationToken),
            cancellationToken).ConfigureAwait(false);
        EvaluationReport report = result.ToReport("Cross-validation", Facts(arguments, run));
        await _report.WriteAsync(_host.Output, arguments, report, () => AnswerTable.Of(result)).ConfigureAwait(false);
        return ExitCode.Success;
    }

    private IClassifierTrainer Trainer(ParseResult arguments, RunFile run, string? models, NetworkDefinition network, string? tested)
    {
        // Networks are kept for themselves, too: they take hours, what stands beside them is chosen anew.
        IClassifierTrainer Kept(IClassifierTrainer made) => models is null ? made : new ModelKeepingTrainer(made, network, models);
        IClassifierTrainer one = Kept(new ManagedTrainer(network)), whole = run.TrainerOf(one);
        IClassifierTrainer trainer = whole == one ? one : Kept(whole);
        return !arguments.GetValue(_adapt) ? trainer
            : tested is not null ? new AdaptingTrainer(trainer, [tested])
            : throw new UsageException("--adapt fits the last layer to the corpus that is tested; say which with --test-dataset.");
    }

    // The first fold in which most validate says enough.
    private static IEnumerable<string> Divisions(FoldSet? folds, CrossValidationOptions options) => options.ValidationSpeakers == 0 || folds is null ? [] : folds.Splits
        .Select(split => CrossValidationRules.WithValidation(split, options.ValidationSpeakers, options.Seeds[0]))
        .Select(split => RunNotes.MostlyValidation(split.Training, split.Validation, $"'{split.Name}': "))
        .OfType<string>()
        .Take(1);

    private void RefuseWhatFoldsDoNotTake(ParseResult arguments, FoldInput folds)
    {
        if ((folds.IsRandom || folds.IsRows) && arguments.GetResult(_validation) is { Implicit: false })
        {
            throw new UsageException($"--folds {folds.Name} deals clips whoever speaks; it takes no --validation-speakers.");
        }

        if (!folds.IsCounted && arguments.GetResult(_foldCount) is { Implicit: false })
        {
            throw new UsageException($"--fold-count goes with --folds speaker and random; {folds.Name} says itself how many there are.");
        }
    }

    private void RefuseWhatRowsDoNotTake(ParseResult arguments, RunFile run)
    {
        if (arguments.GetRequiredValue(_seeds).Length > 1)
        {
            throw new UsageException("--folds rows is run once: give one of --seeds.");
        }

        if (run.Timing == AugmentationTiming.EachEpoch)
        {
            throw new UsageException("--folds rows divides variants made beforehand: it takes neither --each-epoch (augmentation_timing) nor on_the_fly.");
        }

        if (arguments.GetValue(_test) is not null && run.Datasets.Count > 1)
        {
            throw new UsageException("--folds rows tests rows of every corpus: it takes no --test-dataset beside others.");
        }

        if (arguments.GetValue(_join) || _profile.IsGiven(arguments)
            || arguments.GetValue(_conditions) is not null || arguments.GetValue(_judge) is { Length: > 0 } || arguments.GetValue(_temperature) != 1
            || arguments.GetValue(_priors) is not null)
        {
            throw new UsageException(
                "--folds rows is the notebook's own protocol: it takes no --join-seeds, --speaker-clips, --source-clips, --conditions, --judge, --temperature-factor or --priors.");
        }
    }

    private CrossValidationOptions FoldOptions(ParseResult arguments, RunFile run, TrainingRunOptions beside, bool isRandom)
    {
        (bool? shared, IReadOnlyList<string>? judged) = Judged(arguments.GetValue(_judge) ?? []);
        return CrossValidationOptions.Of(run) with
        {
            Training = run.Training with { Threads = beside.Threads },
            NoiseFiles = beside.NoiseFiles,
            Seeds = arguments.GetRequiredValue(_seeds),
            JoinSeeds = arguments.GetValue(_join),
            Profile = _profile.Read(arguments),
            Conditions = ConditionInput.Load(arguments.GetValue(_conditions)),
            ValidationSpeakers = isRandom ? 0 : arguments.GetValue(_validation),
            AllowSpeakerOverlap = isRandom,
            Evaluation = new EvaluationOptions { TemperatureFactor = arguments.GetValue(_temperature), Priors = PriorsInput.Read(arguments, _priors) },
            SharedLabelsOnly = shared,
            JudgedLabels = judged,
        };
    }

    private static (bool? SharedOnly, IReadOnlyList<string>? Labels) Judged(string[] judge) => judge switch
    {
        [] => (null, null),
        ["tested"] => (true, null),
        ["all"] => (false, null),
        [var word] => throw new UsageException($"--judge takes tested, all, or two labels or more; it was {word}."),
        _ => (null, judge),
    };

    private string? TestCorpus(ParseResult arguments, RunFile run)
    {
        if (arguments.GetValue(_test) is not { } name)
        {
            return null;
        }

        string[] given = [.. run.Datasets.Select(dataset => DatasetParsers.ByName(dataset.Parser).Name)];
        return Array.Find(given, corpus => DatasetParsers.IsSameName(corpus, name))
            ?? throw new UsageException($"--test-dataset '{name}' is not one of the datasets given: {string.Join(", ", given)}.");
    }

    private KeyValuePair<string, string>[] Facts(ParseResult arguments, RunFile run)
    {
        KeyValuePair<string, string>[] adapted =
            arguments.GetValue(_adapt) ? [new("last layer", "fitted to the training clips of the tested corpus")] : [];
        KeyValuePair<string, string>[] functionals = run.Functionals is { } beside
            ? [new("functionals", string.Create(CultureInfo.InvariantCulture, $"a linear classifier, penalty {beside.Penalty}, share {beside.Share}"))]
            : [];
        KeyValuePair<string, string>[] softened = arguments.GetValue(_temperature) is var factor && factor != 1
            ? [new("temperature", string.Create(CultureInfo.InvariantCulture, $"× {factor}"))]
            : [];
        return
        [
            new("datasets", string.Join(", ", run.Datasets.Select(dataset => dataset.Parser))),
            new("augmentation", Words(run)),
            new("epochs", Epochs(run.Training)),
            new("recipe", run.Recipe.Fingerprint[..12]),
            new("members", run.Members.ToString(CultureInfo.InvariantCulture)),
            .. functionals,
            .. adapted,
            .. softened,
        ];
    }

    private static string Epochs(TrainingOptions training) => training.FineTuning is { } stage
        ? string.Create(CultureInfo.InvariantCulture, $"{training.Epochs}, then {stage.Epochs} of fine-tuning")
        : training.Epochs.ToString(CultureInfo.InvariantCulture);

    private static string Words(RunFile run)
    {
        string variants = string.Join(", ", run.Augmentation.Variants.Select(variant => variant.Name));
        string when = run.Timing == AugmentationTiming.EachEpoch ? ", one of them in every epoch" : string.Empty;
        string steps = string.Join(
            ", ", (run.Augmentation.FeatureSteps ?? []).Select(step => step.GetType().Name.Replace("Options", string.Empty, StringComparison.Ordinal)));
        return variants + when + (steps.Length > 0 ? $"; features in every epoch: {steps}" : string.Empty);
    }
}
