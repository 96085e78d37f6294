using System.CommandLine;
using SpeechEmotion.Augmentation;
using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Input;
using SpeechEmotion.Cli.Output;
using SpeechEmotion.Cli.Progress;
using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Commands;

/// <summary><c>evaluate</c>: what a finished model gets right on a corpus.</summary>
internal sealed class EvaluateCommand : Command, IHasExamples
{
    private readonly CliHost _host;
    private readonly ClipInput _clips = new();
    private readonly Option<string?> _model = ModelInput.Option();
    private readonly Option<bool> _shared = new("--shared-labels") { Description = "Judge only over labels that the corpus has, as for a foreign corpus." };
    private readonly Option<string?> _conditions = ConditionInput.Option();
    private readonly ProfileInput _profile = new();
    private readonly Option<string> _voices = VoicesInput.Option(VoiceFamiliarity.LikeTraining);
    private readonly Option<string?> _priors = PriorsInput.Option("The figures for such clips are told as well.");
    private readonly ReportOutput _report = new();

    public EvaluateCommand(CliHost host)
        : base("evaluate", "Measures a model on labelled corpora: accuracy, UAR, macro-F1, recall of each emotion, confusion.")
    {
        _host = host;
        _clips.AddTo(this);
        Add(_model);
        Add(_shared);
        Add(_conditions);
        _profile.AddTo(this);
        Add(_voices);
        Add(_priors);
        _report.AddTo(this);
        this.SetPooledAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "evaluate --dataset emo-db=corpora/emodb --model my.semodel --shared-labels",
        "evaluate --dataset ravdess=corpora/ravdess --model my.semodel --speakers ravdess/21 ravdess/22 --report page.html",
    ];

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        _report.Check(arguments);
        ModelBundle model = ModelInput.Load(_host, arguments.GetValue(_model));
        (IReadOnlyList<Utterance> clips, string corpora) = _clips.Read(_host, arguments);
        ClipFeatureReader reader = ClipInput.ReaderFor(model);
        AugmentationVariant[] conditions = [.. ConditionInput.Load(arguments.GetValue(_conditions))];
        bool shared = arguments.GetValue(_shared);
        ProfileDraw? profile = _profile.Read(arguments);
        bool unfamiliar = VoicesInput.Read(arguments, _voices) == VoiceFamiliarity.Unfamiliar;
        if (unfamiliar && model.Calibration.UnfamiliarTemperature is null)
        {
            throw new UsageException($"{model.Name} {model.Version} has no confidences for unfamiliar voices; 'card --unfamiliar' measures them. Leave --voices out.");
        }

        EvaluationOptions options = new()
        {
            TemperatureFactor = unfamiliar ? model.Calibration.UnfamiliarFactor : 1,
            Priors = PriorsInput.Read(arguments, _priors),
        };
        PriorsInput.Check(options.Priors, ModelTest.JudgedLabels(model, clips, shared));
        (IReadOnlyList<ClipPrediction> answers, GroupMetrics[] others) = await WorkDisplay.RunAsync(
            _host,
            display =>
            {
                display.Begin($"{clips.Count} clips");
                IReadOnlyList<ClipPrediction> Answer(AugmentationVariant? condition) =>
                    ModelTest.Answer(model, clips, reader, condition, profile, cancellationToken);
                return (Answer(null), Array.ConvertAll(conditions, condition => GroupMetrics.Of(
                    condition.Name, ModelTest.Judge(model, clips, Answer(condition), options with { Priors = null }, shared))));
            },
            cancellationToken).ConfigureAwait(false);
        EvaluationResult result = ModelTest.Judge(model, clips, answers, options, shared);
        EvaluationReport report = new()
        {
            Title = $"{model.Name} {model.Version} on {corpora}",
            Protocol = ModelTest.DescribeProtocol(model, profile) + (unfamiliar ? ", confidences for unfamiliar voices" : string.Empty),
            Facts = result.Classes.Count < model.Labels.Count ? [result.JudgedOver(EvaluationResultExtensions.TestedLabels)] : [],
            Result = result,
            Conditions = others,
        };
        await _report.WriteAsync(_host.Output, arguments, report, () => AnswerTable.Of(model.Labels, result.Confusion.Labels, answers)).ConfigureAwait(false);
        return ExitCode.Success;
    }
}
