using System.CommandLine;
using SpeechEmotion.Datasets;
using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Input;

/// <summary>A corpus named on the command line as <c>NAME=DIR</c>.</summary>
/// <param name="Name">What the parser is called.</param>
/// <param name="Parser">What reads its labels.</param>
/// <param name="Folder">Where it lies.</param>
internal sealed record DatasetInput(string Name, IDatasetParser Parser, string Folder)
{
    /// <summary>What options and arguments say about their value.</summary>
    public static string Help { get; } =
        $"A corpus and its folder; NAME is one of {string.Join(", ", DatasetParsers.All.Select(parser => parser.Name))}, "
        + "or table:NAME for clips of your own under a name.";

    /// <summary>Makes the option <c>--dataset</c>.</summary>
    public static Option<string[]> Option(bool isRequired) => new("--dataset", "-d")
    {
        Description = Help,
        HelpName = "NAME=DIR",
        Required = isRequired,
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Gives the corpus as a run names it.</summary>
    public RunDataset ToRun() => new(Name, Folder);

    /// <summary>Reads <c>NAME=DIR</c>.</summary>
    /// <exception cref="UsageException">It is not of that form, the name is unknown, or there is no such folder.</exception>
    public static DatasetInput Parse(string text)
    {
        int split = text.IndexOf('=', StringComparison.Ordinal);
        if (split <= 0 || split == text.Length - 1)
        {
            throw new UsageException($"A dataset is given as NAME=DIR; it was '{text}'.");
        }

        string folder = text[(split + 1)..];
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"{text}: there is no folder '{folder}'.");
        }

        string name = text[..split];
        return new DatasetInput(name, UsageException.Accepted(() => DatasetParsers.ByName(name)), folder);
    }

    /// <summary>Reads the labels of several corpora.</summary>
    /// <exception cref="InvalidDataException">A folder holds no recording of its corpus.</exception>
    /// <exception cref="UsageException">A recording is given twice.</exception>
    public static IReadOnlyList<Utterance> ReadUtterances(IEnumerable<DatasetInput> datasets)
    {
        Utterance[] clips = [.. datasets.SelectMany(dataset => dataset.Parser.Parse(dataset.Folder).ToArray() is { Length: > 0 } parsed
            ? parsed
            : throw new InvalidDataException($"There is no recording of '{dataset.Name}' in '{dataset.Folder}'."))];
        UsageException.ThrowIfRefused(() => RunCorpora.RefuseTwice(clips));
        return clips;
    }
}
