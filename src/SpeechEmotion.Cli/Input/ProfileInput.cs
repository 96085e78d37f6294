using System.CommandLine;
using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Input;

/// <summary>How many other clips of its speaker or its corpus each clip is judged with.</summary>
internal sealed class ProfileInput
{
    private readonly Option<int> _speakerClips = new("--speaker-clips")
    {
        Description = "Judge each clip with a profile of so many other clips of its speaker, as enroll makes them; no labels are used.",
        HelpName = "COUNT",
    };
    private readonly Option<int> _sourceClips = new("--source-clips")
    {
        Description = "Judge each clip with a profile of so many other clips of its corpus, whoever speaks, as predict --same-source does; no labels are used.",
        HelpName = "COUNT",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_speakerClips);
        command.Add(_sourceClips);
    }

    /// <summary>Gets whether a profile is asked for.</summary>
    public bool IsGiven(ParseResult arguments) => arguments.GetValue(_speakerClips) != 0 || arguments.GetValue(_sourceClips) != 0;

    /// <summary>Reads which clips make a profile.</summary>
    /// <exception cref="UsageException">A count is negative, or both are given.</exception>
    public ProfileDraw? Read(ParseResult arguments)
    {
        int speaker = CountOf(_speakerClips), source = CountOf(_sourceClips);
        return (speaker, source) switch
        {
            (0, 0) => null,
            (_, 0) => new ProfileDraw(speaker),
            (0, _) => new ProfileDraw(source, ProfileScope.Corpus),
            _ => throw new UsageException("Give either --speaker-clips or --source-clips, not both."),
        };

        int CountOf(Option<int> option) => arguments.GetValue(option) is var count and >= 0
            ? count
            : throw new UsageException($"{option.Name} must be 0 or more; it was {arguments.GetValue(option)}.");
    }
}
