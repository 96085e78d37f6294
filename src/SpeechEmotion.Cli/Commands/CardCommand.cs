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
    private readonly Option<string[]> _figures = new("--figures") { Description = "Reports in JSON (cross-validate --format json); they take the place of the figures in the model.", HelpName = "FILE.json", AllowMultipleArgumentsPerToken = true };
    private readonly ModelOutput _output = new();
    private readonly CardInput _card = new();

    public CardCommand(CliHost host)
        : base("card", "Adds a card, a licence and measured figures to a finished model. Its weights stay as they are.")
    {
        _host = host;
        Add(_model);
        Add(_figures);
        _output.AddTo(this);
        _card.AddTo(this);
        SetAction(Run);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "card my.semodel --card CARD.md --figures ravdess.json emodb.json --licence CC-BY-NC-SA-4.0 --output my-1.0.semodel",
    ];

    private int Run(ParseResult arguments)
    {
        string output = _output.Path(arguments);
        ModelBundle model = _card.Fill(arguments, ModelInput.Load(arguments.GetRequiredValue(_model)));
        if (arguments.GetValue(_figures) is { Length: > 0 } files)
        {
            model = model with { Metrics = Array.ConvertAll(files, file => Figures(file, model)) };
        }

        _output.Write(_host.Output, arguments, output, model);
        return ExitCode.Success;
    }

    private static MetricsInfo Figures(string file, ModelBundle model)
    {
        EvaluationReport report = NamedFile.Load("report", file, EvaluationReport.Parse);
        string seeds = string.Join(", ", report.Folds.Select(fold => fold.Seed).Distinct());

        // Seeds that answered together are named in the protocol already.
        string suffix = seeds.Length == 0 || report.Protocol.Contains("seeds ", StringComparison.Ordinal) ? string.Empty : $", seeds {seeds}";
        string protocol = $"{report.Title}: {report.Protocol}{suffix}";
        MetricsInfo metrics = report.Result.ToMetrics(protocol);

        // A confusion of other labels has no place in the order of the model's.
        return report.Result.Confusion.Labels.SequenceEqual(model.Labels) ? metrics : metrics with { Confusion = null };
    }
}
