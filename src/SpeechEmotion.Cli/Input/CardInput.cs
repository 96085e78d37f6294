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

    /// <summary>Checks what was given: a model should not be lost for it once it is trained.</summary>
    /// <exception cref="UsageException">A file is not there, or the version is too short or too long.</exception>
    public void Check(ParseResult arguments)
    {
        foreach (string path in new[] { arguments.GetValue(_card), arguments.GetValue(_licenceText) }.OfType<string>())
        {
            _ = NamedFile.ReadText(path);
        }

        if (arguments.GetValue(_version) is { Length: 0 or > BundleRules.MaxNameLength } version)
        {
            throw new UsageException($"--model-version must have 1 to {BundleRules.MaxNameLength} characters; it had {version.Length}.");
        }
    }

    /// <summary>Fills in what was given.</summary>
    public ModelBundle Fill(ParseResult arguments, ModelBundle model) => model with
    {
        Version = arguments.GetValue(_version) ?? model.Version,
        ModelCard = arguments.GetValue(_card) is { } card ? NamedFile.ReadText(card)
            : model.ModelCard.Length > 0 ? model.ModelCard
            : DefaultCard(model),
        Licence = arguments.GetValue(_licence) is { Length: > 0 } id ? id : model.Licence,
        LicenceText = arguments.GetValue(_licenceText) is { } licence ? NamedFile.ReadText(licence) : model.LicenceText,
    };

    private static string DefaultCard(ModelBundle model) =>
        $"""
        # {model.Name}

        Recognises {string.Join(", ", model.Labels)} in speech. Trained on {string.Join(", ", model.Training?.Corpora.Select(corpus => corpus.Name) ?? [])}.

        What was measured stands beside this card (`speech-emotion info`). Where that is no independent test, measure it on speakers it has not
        heard (`speech-emotion evaluate`) before using it.
        The scores say how much a voice sounds like the training recordings of an emotion, not what somebody feels.

        """;
}
