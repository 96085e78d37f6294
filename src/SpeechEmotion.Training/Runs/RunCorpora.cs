using SpeechEmotion.Datasets;

namespace SpeechEmotion.Training;

/// <summary>Reads the corpora of a run as they are, before labels are mapped.</summary>
internal static class RunCorpora
{
    /// <summary>Reads them, in the run's order.</summary>
    /// <inheritdoc cref="TrainingRunner.ReadUtterances" path="/exception"/>
    public static IReadOnlyList<(RunDataset Dataset, Utterance[] Clips)> Read(RunFile run, TrainingRunOptions options)
    {
        (RunDataset, Utterance[] Clips)[] corpora = [.. run.Datasets.Select(dataset => (dataset, Read(dataset, options)))];
        RefuseTwice(corpora.SelectMany(corpus => corpus.Clips));
        return corpora;
    }

    /// <summary>Maps the labels of a run's corpora.</summary>
    /// <exception cref="ArgumentException">No utterance is left.</exception>
    public static IReadOnlyList<Utterance> Mapped(RunFile run, IReadOnlyList<(RunDataset Dataset, Utterance[] Clips)> corpora)
    {
        Utterance[] utterances = [.. corpora.SelectMany(corpus => run.LabelMap.Apply((corpus.Dataset.LabelMap ?? LabelMap.Identity).Apply(corpus.Clips)))];
        return utterances.Length > 0
            ? utterances
            : throw new ArgumentException($"Run '{run.Name}' has no utterance: look at the folders and the label maps.", nameof(run));
    }

    /// <summary>Refuses a recording that is named twice: it would count twice, and under two names stand in training and test.</summary>
    /// <param name="clips">The clips of all corpora.</param>
    /// <exception cref="ArgumentException">There is one; the message names it.</exception>
    public static void RefuseTwice(IEnumerable<Utterance> clips)
    {
        Dictionary<string, Utterance> known = [];
        Dictionary<string, string> folders = [];
        foreach (Utterance clip in clips)
        {
            string folder = Path.GetDirectoryName(Path.GetFullPath(clip.Path))!;
            if (!folders.TryGetValue(folder, out string? place))
            {
                folders.Add(folder, place = PlaceOf(folder));
            }

            string path = Path.Combine(place, Path.GetFileName(clip.Path));
            if (!known.TryAdd(path, clip))
            {
                Utterance first = known[path];
                string names = first.Dataset == clip.Dataset ? $"a recording of '{clip.Dataset}'" : $"a recording of '{first.Dataset}' and of '{clip.Dataset}'";
                throw new ArgumentException($"'{clip.Path}' is given twice, {names}: name each folder once, and none that lies in another.");
            }
        }
    }

    private static Utterance[] Read(RunDataset dataset, TrainingRunOptions options)
    {
        IDatasetParser parser = DatasetParsers.ByName(dataset.Parser, options.Parsers);
        string folder = Path.Combine(options.BaseFolder, dataset.Folder);
        Utterance[] parsed = [.. parser.Parse(folder)];

        // Left out in silence, the corpus would still stand in the model's card.
        return parsed.Length > 0 ? parsed : throw new ArgumentException($"There is no recording of '{dataset.Parser}' in '{folder}'.");
    }

    // A link anywhere on the way leads to the same recordings.
    private static string PlaceOf(string folder)
    {
        string? parent = Path.GetDirectoryName(folder);
        if (parent is null)
        {
            return folder;
        }

        string path = Path.Combine(PlaceOf(parent), Path.GetFileName(folder));
        return Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
    }
}
