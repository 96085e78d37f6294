using SpeechEmotion.Classification;

namespace SpeechEmotion.Cli.Input;

/// <summary>What a person adds to a model; <see langword="null"/> leaves what is there.</summary>
/// <param name="Version">The version.</param>
/// <param name="Card">The model card.</param>
/// <param name="Licence">The licence of the weights, as SPDX names it.</param>
/// <param name="LicenceText">The licence's text.</param>
internal sealed record CardText(string? Version, string? Card, string? Licence, string? LicenceText)
{
    /// <summary>Fills in what was given.</summary>
    public ModelBundle Fill(ModelBundle model) => model with
    {
        Version = Version ?? model.Version,
        ModelCard = Card ?? (model.ModelCard.Length > 0 ? model.ModelCard : DefaultCard(model)),
        Licence = Licence ?? model.Licence,
        LicenceText = LicenceText ?? model.LicenceText,
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
