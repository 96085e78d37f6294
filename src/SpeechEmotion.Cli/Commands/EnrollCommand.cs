using System.CommandLine;
using SpeechEmotion.Cli.Input;
using SpeechEmotion.Cli.Output;

namespace SpeechEmotion.Cli.Commands;

/// <summary><c>enroll</c>: makes the profile of a speaker or a source from recordings, whose emotions need not be known.</summary>
internal sealed class EnrollCommand : Command, IHasExamples
{
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
        : base("enroll", "Learns how one speaker, or one source of recordings, sounds to the model. Emotions need not be known.")
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
        "enroll hotline/2026-11-*.wav --output hotline.json",
    ];

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        string path = OutputFile.Checked(arguments.GetRequiredValue(_output), arguments);
        InputFiles files = _input.Read(_host, arguments);
        Enrolment enrolment = await Enrolment.ListenAsync(
            _host, ModelInput.Load(_host, arguments.GetValue(_model)), files.ReadAsync(cancellationToken), ChannelInput.Read(arguments, _channel),
            Environment.ProcessorCount, Heard, cancellationToken).ConfigureAwait(false);
        if (enrolment.Profile is null)
        {
            throw new InvalidDataException("Nobody speaks in any of the recordings: there is nothing to make a profile from.");
        }

        await OutputFile.WriteAsync(path, enrolment.Profile.ToJson() + "\n").ConfigureAwait(false);
        foreach ((int place, string line) in enrolment.Describe().Index())
        {
            _host.Output.WriteLine(place == 0 ? $"{path}: {line}" : line);
        }

        return enrolment.AnyFailed ? ExitCode.Failed : ExitCode.Success;

        void Heard(PredictedFile file)
        {
            OutputFile.RequireOther(path, file.Path);
            if (file.Error is not null)
            {
                _host.ReportError($"{file.Path}: {file.Error}");
            }
        }
    }
}
