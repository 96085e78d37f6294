using System.CommandLine;
using SpeechEmotion.Classification;

namespace SpeechEmotion.Cli.Input;

/// <summary>The model and what it may answer.</summary>
internal sealed class RecognizerInput
{
    private readonly Option<string?> _model = ModelInput.Option();
    private readonly Option<string[]> _labels = new("--labels")
    {
        Description = "The emotions to choose from, with blanks or commas between; the others are left out and the rest scaled to sum to 1.",
        HelpName = "EMOTION",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string?> _priors = PriorsInput.Option("Answers count with it; equally often if left out.");
    private readonly Option<float> _minimum = new("--min-confidence")
    {
        CustomParser = NumberInput.Parse<float>,
        Description = "Name no emotion below this probability.",
        HelpName = "0..1",
    };
    private readonly Option<string> _voices = VoicesInput.Option(VoiceFamiliarity.Unfamiliar);
    private readonly Option<string?> _speaker = new("--speaker")
    {
        Description = "The profile of the speaker or the source, as enroll writes it: what all its recordings share is taken off every answer.",
        HelpName = "FILE",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_model);
        command.Add(_labels);
        command.Add(_priors);
        command.Add(_minimum);
        command.Add(_voices);
        command.Add(_speaker);
    }

    /// <summary>Loads the model and the speaker's profile.</summary>
    /// <exception cref="UsageException">The model does not know a label, priors are of others, or the profile is not for it.</exception>
    public EmotionRecognizer Create(CliHost host, ParseResult arguments, EmotionRecognizerOptions options) =>
        Load(host, arguments, options).Recognizer;

    /// <inheritdoc cref="Create"/>
    public LoadedRecognizer Load(CliHost host, ParseResult arguments, EmotionRecognizerOptions options)
    {
        ModelBundle model = ModelInput.Load(host, arguments.GetValue(_model));
        string[] unknown = [.. (options.Labels ?? []).Except(model.Labels, StringComparer.Ordinal)];
        if (unknown.Length > 0)
        {
            string hint = unknown.FirstOrDefault(Path.Exists) is { } file ? $" '{file}' is there on the disk: give files before --labels." : string.Empty;
            throw new UsageException($"--labels: the model does not know {string.Join(", ", unknown)}. It knows: {string.Join(", ", model.Labels)}.{hint}");
        }

        PriorsInput.Check(options.Priors, options.Labels ?? model.Labels);
        EmotionRecognizer recognizer = new(model, options);
        return arguments.GetValue(_speaker) is { } path
            ? NamedFile.Load("speaker's profile", path, text => For(SpeakerProfile.Parse(text)))
            : new LoadedRecognizer(recognizer, model, options, null);

        LoadedRecognizer For(SpeakerProfile speaker) => new(recognizer.ForSpeaker(speaker), model, options, speaker);
    }

    /// <summary>Refuses a speaker's profile for recordings from which the speaker is to be learnt.</summary>
    /// <exception cref="UsageException">Both were asked for.</exception>
    public void RefuseToLearnTwice(ParseResult arguments, SegmentOptions segments)
    {
        if (segments.LearnSpeaker && arguments.GetValue(_speaker) is not null)
        {
            throw new UsageException("Give either --speaker or --learn-speaker, not both.");
        }
    }

    private static string[] Names(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads the options of a recogniser.</summary>
    /// <exception cref="UsageException">The probability is out of range.</exception>
    public EmotionRecognizerOptions Options(ParseResult arguments)
    {
        EmotionRecognizerOptions options = new()
        {
            Decoders = AudioFiles.Decoders,
            Labels = arguments.GetValue(_labels) is { Length: > 0 } labels ? [.. labels.SelectMany(Names).Distinct(StringComparer.Ordinal)] : null,
            Priors = PriorsInput.Read(arguments, _priors),
            Voices = VoicesInput.Read(arguments, _voices),
            MinimumConfidence = arguments.GetValue(_minimum),
        };
        UsageException.ThrowIfAny(options.Errors().Select(
            error => error.Replace(nameof(EmotionRecognizerOptions.MinimumConfidence), _minimum.Name, StringComparison.Ordinal)));
        return options;
    }
}
