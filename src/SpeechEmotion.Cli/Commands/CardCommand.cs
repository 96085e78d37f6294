using System.CommandLine;
using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Input;
using SpeechEmotion.Cli.Output;
using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Commands;

/// <summary><c>card M</c>: what people add to a finished model: its card, its licence and figures measured by cross-validation.</summary>
internal sealed class CardCommand : Command, IHasExamples
{
    private readonly CliHost _host;
    private readonly Argument<string> _model = new("M") { Description = "A .semodel file or folder." };
    private readonly Option<string[]> _figures = new("--figures")
    {
        Description = "Reports in JSON (cross-validate --format json); they take the place of the figures in the model.",
        HelpName = "FILE.json",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string[]> _unfamiliar = new("--unfamiliar")
    {
        Description =
            "Reports in JSON of tests on corpora that were left out of the training (cross-validate --folds corpus --format json): the mean of "
            + "the temperatures that suit them becomes the one for unfamiliar voices.",
        HelpName = "FILE.json",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly ModelOutput _output = new();
    private readonly CardInput _card = new();

    public CardCommand(CliHost host)
        : base("card", "Adds a card, a licence and measured figures to a finished model. Its weights stay as they are.")
    {
        _host = host;
        Add(_model);
        Add(_figures);
        Add(_unfamiliar);
        _output.AddTo(this);
        _card.AddTo(this);
        this.SetPooledAction(Run);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "card my.semodel --card CARD.md --figures ravdess.json emodb.json --licence CC-BY-NC-SA-4.0 --output my-1.0.semodel",
    ];

    private int Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        string output = _output.Path(arguments);
        ModelBundle model = _card.Read(arguments).Fill(ModelInput.Load(arguments.GetRequiredValue(_model)));
        if (arguments.GetValue(_figures) is { Length: > 0 } files)
        {
            model = model with { Metrics = Array.ConvertAll(files, file => Figures(file, model)) };
        }

        if (arguments.GetValue(_unfamiliar) is { Length: > 0 } reports)
        {
            model = model with { Calibration = model.Calibration with { UnfamiliarTemperature = UnfamiliarTemperature(reports, model.Calibration) } };
        }

        cancellationToken.ThrowIfCancellationRequested();
        _output.Write(_host.Output, arguments, output, model);
        return ExitCode.Success;
    }

    // Temperatures are factors: their mean is the geometric one.
    private static float UnfamiliarTemperature(string[] reports, Calibration calibration)
    {
        double factor = Math.Exp(reports.Average(file => Math.Log(SuitedFactor(file))));
        return Math.Clamp((float)(calibration.Temperature * factor), Calibration.MinTemperature, Calibration.MaxTemperature);
    }

    private static double SuitedFactor(string file)
    {
        EvaluationResult result = Report(file).Result;
        return result.SpeakersOverlap
            ? throw new UsageException($"--unfamiliar: '{file}' is of speakers that were heard in training; it takes reports of corpora that were left out.")
            : result.SuitedTemperatureFactor ?? throw new UsageException($"--unfamiliar: '{file}' does not say which temperature suits; make the report anew.");
    }

    private static EvaluationReport Report(string file) => NamedFile.Load("report", file, EvaluationReport.Parse);

    private static MetricsInfo Figures(string file, ModelBundle model)
    {
        EvaluationReport report = Report(file);
        string seeds = string.Join(", ", report.Folds.Select(fold => fold.Seed).Distinct());

        // Seeds that answered together are named in the protocol already.
        string suffix = seeds.Length == 0 || report.Protocol.Contains("seeds ", StringComparison.Ordinal) ? string.Empty : $", seeds {seeds}";
        string protocol = $"{report.Title}: {report.Protocol}{suffix}";
        return report.Result.ToMetrics(protocol, model.Labels);
    }
}
