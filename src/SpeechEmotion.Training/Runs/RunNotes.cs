using SpeechEmotion.Datasets;

namespace SpeechEmotion.Training;

/// <summary>Finds what is allowed in a run but looks like a mistake.</summary>
internal static class RunNotes
{
    private const int Named = 12;

    /// <inheritdoc cref="TrainingRunner.GetNotes"/>
    public static IEnumerable<string> Of(RunFile run, IReadOnlyList<(RunDataset Dataset, Utterance[] Clips)> corpora)
    {
        List<Utterance> own = [];
        foreach ((RunDataset dataset, Utterance[] clips) in corpora)
        {
            if (dataset.LabelMap is { } map && Unused(map, clips, $"The label map of '{dataset.Parser}'") is { } note)
            {
                yield return note;
            }

            own.AddRange((dataset.LabelMap ?? LabelMap.Identity).Apply(clips));
        }

        if (Unused(run.LabelMap, own, "The label map") is { } unused)
        {
            yield return unused;
        }

        Utterance[] mapped = [.. run.LabelMap.Apply(own)];

        // One that a label map drops or renames is no typing error: the map may be left out.
        string[] strangers = [.. run.Training.AlikeLabels.SelectMany(group => group).Distinct()
            .Except(corpora.SelectMany(corpus => corpus.Clips).Concat(own).Concat(mapped).Select(clip => clip.Emotion))];
        if (strangers.Length > 0)
        {
            yield return $"alike_labels names {List(strangers)}, which no clip has; their labels are {List([.. TrainingSetBuilder.LabelsOf(mapped)])}.";
        }

        foreach (string note in Of(mapped))
        {
            yield return note;
        }
    }

    /// <summary>Says which labels a map lists that no clip has; <see langword="null"/> where there is none.</summary>
    /// <param name="map">The map.</param>
    /// <param name="clips">What it is applied to.</param>
    /// <param name="what">The map in words, at the beginning of a sentence.</param>
    public static string? Unused(LabelMap map, IEnumerable<Utterance> clips, string what)
    {
        string[] labels = [.. TrainingSetBuilder.LabelsOf(clips)], unused = [.. map.Labels.Keys.Except(labels).Order(StringComparer.Ordinal)];
        return unused.Length == 0 ? null : $"{what} lists {List(unused)}, which no clip has; their labels are {List(labels)}.";
    }

    /// <summary>Says whether more speakers validate than train; <see langword="null"/> where they do not.</summary>
    /// <param name="learnt">The clips that train.</param>
    /// <param name="validating">The clips that validate.</param>
    /// <param name="where">Which of several divisions it is, at the beginning of the sentence.</param>
    public static string? MostlyValidation(IReadOnlyList<Utterance> learnt, IReadOnlyList<Utterance> validating, string where = "")
    {
        int train = Speakers(learnt), validate = Speakers(validating);
        return validate > train
            ? $"{where}{validate} validating and {train} training speakers ({validating.Count} and {learnt.Count} clips): fewer validation speakers leave more to learn from."
            : null;
    }

    /// <summary>Finds what looks like a mistake in clips, their labels mapped.</summary>
    /// <param name="clips">The clips.</param>
    public static IEnumerable<string> Of(IReadOnlyList<Utterance> clips)
    {
        foreach (IGrouping<string, string> alike in TrainingSetBuilder.LabelsOf(clips).GroupBy(label => label.ToUpperInvariant()).Where(alike => alike.Count() > 1))
        {
            yield return $"The labels {List([.. alike])} differ in their capitals alone and are learnt as different ones; a label map makes them one.";
        }

        foreach (IGrouping<string, string> alike in clips.Select(clip => clip.SpeakerKey).Distinct()
            .GroupBy(speaker => speaker.ToUpperInvariant()).Where(alike => alike.Count() > 1))
        {
            yield return $"The speakers {List([.. alike])} differ in their capitals alone and count as different people, who may be in training and test.";
        }

        (Utterance First, Utterance Second)[] copies = [.. Copies(clips)];
        if (copies.Length > 0)
        {
            yield return $"Copies of other recordings: {copies.Length}, such as '{copies[0].Second.Path}' of '{copies[0].First.Path}'. They count twice, and are heard in "
                + "training and test where the two have different speakers (DuplicateFinder, 'speech-emotion dataset').";
        }
    }

    // Copies mostly keep their name; recordings of one name and size are compared by their bytes.
    private static IEnumerable<(Utterance First, Utterance Second)> Copies(IEnumerable<Utterance> clips)
    {
        foreach (IGrouping<(string, long), Utterance> alike in clips.GroupBy(clip => (Path.GetFileName(clip.Path), new FileInfo(clip.Path).Length))
            .Where(alike => alike.Count() > 1))
        {
            foreach (IGrouping<string, Utterance> same in alike.GroupBy(clip => RecordingContent.Read(clip.Path).Hash))
            {
                foreach (Utterance copy in same.Skip(1))
                {
                    yield return (same.First(), copy);
                }
            }
        }
    }

    private static int Speakers(IEnumerable<Utterance> clips) => clips.Select(clip => clip.SpeakerKey).Distinct().Count();

    private static string List(string[] names) =>
        string.Join(", ", names.Take(Named).Select(name => $"'{name}'")) + (names.Length > Named ? " …" : string.Empty);
}
