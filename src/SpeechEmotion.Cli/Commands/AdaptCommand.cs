using System.CommandLine;
using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Input;
using SpeechEmotion.Cli.Output;
using SpeechEmotion.Cli.Progress;
using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Commands;

/// <summary><c>adapt</c>: fits a finished model's last layer to labelled clips of other voices, another language or microphone.</summary>
internal sealed class AdaptCommand : Command, IHasExamples
{
    private readonly CliHost _host;
    private readonly ClipInput _clips = new();
    private readonly Option<string?> _model = ModelInput.Option();
    private readonly Option<string[]> _validation = new("--validation-speakers")
    {
        Description =
            "Speakers (table/anna …) whose clips fit the temperature of the probabilities instead. Without them the model keeps that of its "
            + "training, and confidences on the clips' voices are too sure.",
        HelpName = "SPEAKER",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<double> _penalty = new("--penalty")
    {
        CustomParser = NumberInput.Parse<double>,
        Description = "How strongly the layer is held to what it was: more for fewer clips.",
        DefaultValueFactory = _ => new AdaptationOptions().Penalty,
    };
    private readonly Option<string?> _name = new("--name") { Description = "The new model's name; the old one's if left out." };
    private readonly ModelOutput _output = new();

    public AdaptCommand(CliHost host)
        : base("adapt", "Fits a model to labelled clips of your own voices, language or microphone, within seconds.")
    {
        _host = host;
        _clips.AddTo(this);
        Add(_model);
        Add(_validation);
        Add(_penalty);
        Add(_name);
        _output.AddTo(this);
        this.SetPooledAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "adapt --dataset table=clips --output ours.semodel",
        "adapt --dataset emo-db=corpora/emodb --label-map labels.json --output german.semodel",
        "adapt --dataset emo-db=corpora/emodb --label-map labels.json --model my.semodel --validation-speakers emo-db/03 emo-db/08 --output german.semodel",
    ];

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        string output = _output.Path(arguments);
        ModelBundle model = ModelInput.Load(_host, arguments.GetValue(_model));
        string[] validating = arguments.GetValue(_validation) ?? [];
        ILookup<bool, Utterance> sides = _clips.Read(_host, arguments, validating).Clips.ToLookup(clip => validating.Contains(clip.SpeakerKey));
        TrainingSetBuilder builder = new(ClipInput.ReaderFor(model), model.Labels);
        AdaptationOptions options = new() { Penalty = arguments.GetValue(_penalty) };
        ModelBundle adapted = await WorkDisplay.RunAsync(
            _host,
            display =>
            {
                display.Begin($"{sides.Sum(side => side.Count())} clips");
                return Fit(model, builder, [.. sides[false]], [.. sides[true]], options, cancellationToken);
            },
            cancellationToken).ConfigureAwait(false);
        _output.Write(_host.Output, arguments, output, adapted with { Name = arguments.GetValue(_name) ?? model.Name });
        if (validating.Length == 0)
        {
            _host.ReportNotes(
                ["Nobody validated: confidences may be too sure, and those for unfamiliar voices, which were measured on the model as it was, are left out."]);
        }

        return ExitCode.Success;
    }

    private static ModelBundle Fit(
        ModelBundle model, TrainingSetBuilder builder, Utterance[] clips, Utterance[] validation, AdaptationOptions options, CancellationToken cancellation)
    {
        if (clips.Length == 0)
        {
            throw new UsageException("Every clip is of a validation speaker; some must be left to fit the model to.");
        }

        return UsageException.Accepted(() => ModelAdaptation.Fit(
            model, builder.Build(clips, cancellationToken: cancellation),
            validation.Length > 0 ? builder.Build(validation, cancellationToken: cancellation) : null, options, cancellation));
    }
}
