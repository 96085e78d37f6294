using System.CommandLine;
using SpeechEmotion.Cli.Input;
using SpeechEmotion.Cli.Output;

namespace SpeechEmotion.Cli.Commands;

/// <summary><c>predict FILE…</c>: one answer a file, in the order given; an unreadable file does not stop the others.</summary>
internal sealed class PredictCommand : Command, IHasExamples
{
    private readonly CliHost _host;
    private readonly Argument<string[]> _files = new("FILE") { Description = "Audio files, folders, patterns (*.wav) or - for standard input.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _model = ModelInput.Option();
    private readonly Option<string> _format = new("--format") { Description = "How to write the answers.", DefaultValueFactory = _ => "text" };
    private readonly Option<string[]> _labels = new("--labels") { Description = "The emotions to choose from; the others are left out and the rest scaled to sum to 1.", HelpName = "EMOTION", AllowMultipleArgumentsPerToken = true };
    private readonly Option<float> _minimum = new("--min-confidence") { Description = "Name no emotion below this probability.", HelpName = "0..1" };

    public PredictCommand(CliHost host)
        : base("predict", "Recognises the emotion in audio files.")
    {
        _host = host;
        _format.AcceptOnlyFromAmong("text", "json", "csv");
        Add(_files);
        Add(_model);
        Add(_format);
        Add(_labels);
        Add(_minimum);
        SetAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "predict samples/clips/*.wav",
        "predict call.wav --format json --labels angry neutral",
        "predict recordings/ --model my.semodel --format csv > answers.csv",
    ];

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        List<string> files = AudioFiles.Expand(arguments.GetRequiredValue(_files));
        EmotionRecognizer recognizer = new(ModelInput.Load(_host, arguments.GetValue(_model)), RecognizerOptions(arguments));
        IPredictionWriter writer = PredictionWriters.Create(arguments.GetRequiredValue(_format), _host.Output, recognizer.Labels, files);
        bool anyFailed = false;
        await foreach (PredictedFile file in FilePredictor.RunAsync(recognizer, _host.OpenInput, files, cancellationToken).ConfigureAwait(false))
        {
            if (file.Prediction is { } prediction)
            {
                writer.Write(file.Path, prediction);
            }
            else
            {
                anyFailed = true;
                _host.ReportError($"{file.Path}: {file.Error}");
            }
        }

        return anyFailed ? ExitCode.Failed : ExitCode.Success;
    }

    private EmotionRecognizerOptions RecognizerOptions(ParseResult arguments)
    {
        float minimum = arguments.GetValue(_minimum);
        return minimum is >= 0 and <= 1
            ? new EmotionRecognizerOptions
            {
                Decoders = AudioFiles.Decoders,
                Labels = arguments.GetValue(_labels) is { Length: > 0 } labels ? labels : null,
                MinimumConfidence = minimum,
            }
            : throw new UsageException($"--min-confidence must be between 0 and 1; it was {minimum}.");
    }
}
