using System.CommandLine;
using SpeechEmotion.Classification;
using SpeechEmotion.Cli.Input;
using SpeechEmotion.Cli.Output;

namespace SpeechEmotion.Cli.Commands;

/// <summary><c>enroll</c>: makes a speaker's profile from recordings, whose emotions need not be known.</summary>
internal sealed class EnrollCommand : Command, IHasExamples
{
    // Below this, the profile holds back so much that little is gained.
    private const int Few = 5;

    private readonly CliHost _host;
    private readonly FileInput _input = new();
    private readonly Option<string?> _model = ModelInput.Option();
    private readonly Option<int?> _channel = ChannelInput.Option();
    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The profile to write, for --speaker of predict, segments and plot.",
        HelpName = "FILE",
        Required = true,
    };

    public EnrollCommand(CliHost host)
        : base("enroll", "Learns how one speaker sounds to the model, from recordings whose emotions need not be known.")
    {
        _host = host;
        _input.AddTo(this);
        Add(_model);
        Add(_channel);
        Add(_output);
        this.SetPooledAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "enroll anna/*.wav --output anna.json",
        "enroll evenings/ --channel 1 --model my.semodel --output player-7.json",
    ];

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        string path = OutputFile.Checked(arguments.GetRequiredValue(_output), arguments);
        InputFiles files = _input.Read(_host, arguments);
        EmotionRecognizerOptions options = new() { Decoders = AudioFiles.Decoders };
        EmotionRecognizer recognizer = new(ModelInput.Load(_host, arguments.GetValue(_model)), options);
        FilePredictor predictor = new(_host, recognizer, options, ChannelInput.Read(arguments, _channel), Environment.ProcessorCount);
        List<EmotionPrediction> answers = [];
        bool anyFailed = false;
        await foreach (PredictedFile file in predictor.RunAsync(files.ReadAsync(cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            OutputFile.RequireOther(path, file.Path);
            if (file.Prediction is { } prediction)
            {
                answers.Add(prediction);
            }
            else
            {
                anyFailed = true;
                _host.ReportError($"{file.Path}: {file.Error}");
            }
        }

        SpeakerProfile profile = recognizer.CreateProfile(answers);
        await OutputFile.WriteAsync(path, profile.ToJson() + "\n").ConfigureAwait(false);
        Describe(path, profile, answers);
        return anyFailed ? ExitCode.Failed : ExitCode.Success;
    }

    private void Describe(string path, SpeakerProfile profile, List<EmotionPrediction> answers)
    {
        IGrouping<string?, EmotionPrediction>[] heard = [.. answers.Where(answer => answer.IsSpeech)
            .GroupBy(answer => answer.Emotion).OrderByDescending(group => group.Count())];
        _host.Output.WriteLine($"{path}: {profile.Clips} of {answers.Count} recordings with speech, heard as "
            + $"{string.Join(", ", heard.Select(group => $"{group.Key} {group.Count()}"))}.");
        if (profile.Clips < Few)
        {
            _host.Output.WriteLine($"With fewer than {Few} recordings a profile changes little.");
        }

        if (heard.Length == 1)
        {
            _host.Output.WriteLine("All sound alike to the model: if they really are alike, the profile hides that emotion. Add others.");
        }
    }
}
