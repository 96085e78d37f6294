using System.CommandLine;
using SpeechEmotion.Classification;

namespace SpeechEmotion.Cli.Input;

/// <summary>What a person adds to a trained model: version, card, licence.</summary>
internal sealed class CardInput
{
    private readonly Option<string?> _version = new("--model-version") { Description = "The model's version." };
    private readonly Option<string?> _card = new("--card") { Description = "The model card: a Markdown file.", HelpName = "FILE" };
    private readonly Option<string?> _licence = new("--licence") { Description = "The licence of the weights, as SPDX names it.", HelpName = "ID" };
    private readonly Option<string?> _licenceText = new("--licence-file") { Description = "The licence's text.", HelpName = "FILE" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_version);
        command.Add(_card);
        command.Add(_licence);
        command.Add(_licenceText);
    }

    /// <summary>Reads what was given, before the work: a model should not be lost for it once it is trained.</summary>
    /// <exception cref="UsageException">A file is not there, or the version is too short or too long.</exception>
    public CardText Read(ParseResult arguments) => new(
        arguments.GetValue(_version) is { Length: 0 or > BundleRules.MaxNameLength } version
            ? throw new UsageException($"--model-version must have 1 to {BundleRules.MaxNameLength} characters; it had {version.Length}.")
            : arguments.GetValue(_version),
        arguments.GetValue(_card) is { } card ? NamedFile.ReadText(card) : null,
        arguments.GetValue(_licence) is { Length: > 0 } id ? id : null,
        arguments.GetValue(_licenceText) is { } licence ? NamedFile.ReadText(licence) : null);
}
