using System.Collections.Frozen;

namespace SpeechEmotion.Datasets;

/// <summary>A fold protocol that others can repeat: its name, corpus, source and speakers.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class PublishedFolds
{
    private static readonly FrozenDictionary<string, string> RavdessSpeech =
        new Dictionary<string, string> { ["channel"] = "speech", ["modality"] = "audio-only" }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, string> _part;

    private PublishedFolds(
        string name, string dataset, string source, IReadOnlyList<IReadOnlyList<string>> speakers, FrozenDictionary<string, string>? part = null)
    {
        _part = part ?? FrozenDictionary<string, string>.Empty;
        Name = name;
        Dataset = dataset;
        Source = source;
        TestSpeakers = speakers;
    }

    /// <summary>Gets every protocol the library knows.</summary>
    public static IReadOnlyList<PublishedFolds> All { get; } = Array.AsReadOnly<PublishedFolds>(
    [
        new(
            "emobox-ravdess",
            "ravdess",
            "EmoBox, data/ravdess (github.com/emo-box/EmoBox): six folds of four actors",
            Actors([1, 11, 20, 21], [4, 10, 12, 14], [8, 9, 19, 23], [3, 5, 7, 24], [2, 15, 16, 18], [6, 13, 17, 22]),
            RavdessSpeech),
        new(
            "luna-jimenez-ravdess",
            "ravdess",
            "Luna-Jiménez et al. 2021 (github.com/cristinalunaj/MMEmotionRecognition): five folds of four or five actors",
            Actors([2, 5, 14, 15, 16], [3, 6, 7, 13, 18], [10, 11, 12, 19, 20], [8, 17, 21, 23, 24], [1, 4, 9, 22]),
            RavdessSpeech),
        new(
            "crema-d-5",
            "crema-d",
            "this library: five folds of 18 or 19 speakers, by the speaker's number modulo five (CREMA-D has no published speaker folds)",
            [.. Enumerable.Range(0, 5).Select(fold => (IReadOnlyList<string>)[.. Enumerable.Range(CremaDSpeakers.First, 91)
                .Where(speaker => (speaker - CremaDSpeakers.First) % 5 == fold).Select(speaker => $"{speaker}")])]),
        new("tess-across-talkers", "tess", "this library: train on one talker, test on the other, both ways", [["OAF"], ["YAF"]]),
    ]);

    /// <summary>Gets the name to ask for.</summary>
    public string Name { get; }

    /// <summary>Gets the corpus the folds are of.</summary>
    public string Dataset { get; }

    /// <summary>Gets who published the folds, and where.</summary>
    public string Source { get; }

    /// <summary>Gets each fold's test speakers (<see cref="Utterance.Speaker"/>); all others are training.</summary>
    public IReadOnlyList<IReadOnlyList<string>> TestSpeakers { get; }

    /// <summary>Finds a protocol by its name.</summary>
    /// <param name="name">One of the names in <see cref="All"/>.</param>
    /// <exception cref="ArgumentException">No protocol has this name; the message lists those there are.</exception>
    public static PublishedFolds ByName(string name) =>
        All.FirstOrDefault(folds => string.Equals(folds.Name, name, StringComparison.OrdinalIgnoreCase)) ?? throw new ArgumentException(
            $"There are no folds called '{name}'. Known: {string.Join(", ", All.Select(folds => folds.Name))}.", nameof(name));

    /// <summary>Makes the folds.</summary>
    /// <param name="utterances">Utterances of <see cref="Dataset"/>, every speaker being present.</param>
    /// <exception cref="DatasetFormatException">
    /// The utterances are not those of the protocol: a speaker is missing or unknown, or a recording is of a part of the corpus that the
    /// protocol leaves out, such as RAVDESS' songs.
    /// </exception>
    public FoldSet Apply(IEnumerable<Utterance> utterances)
    {
        Utterance[] all = [.. utterances];
        IReadOnlyList<string>[] groups =
            [.. TestSpeakers.Select(fold => (IReadOnlyList<string>)[.. fold.Select(speaker => $"{Dataset}/{speaker}")])];
        string[] expected = [.. groups.SelectMany(group => group)];
        string[] found = SpeakerFolds.Speakers(all);
        if (expected.Except(found).Concat(found.Except(expected)).FirstOrDefault() is { } odd)
        {
            throw new DatasetFormatException(
                $"Folds '{Name}' are of {expected.Length} speakers of '{Dataset}'; "
                        + $"'{odd}' is {(found.Contains(odd) ? "not one of them" : "missing")}.");
        }

        bool IsOther(Utterance clip) => _part.Any(member => clip.Attributes.TryGetValue(member.Key, out string? value) && value != member.Value);
        return Array.Find(all, IsOther) is { } other
            ? throw new DatasetFormatException($"Folds '{Name}' are of {string.Join(", ", _part.Values)} recordings; '{other.Path}' is another. Take such files out of the folder.")
            : SpeakerFolds.FromGroups(Name, all, groups);
    }

    private static IReadOnlyList<IReadOnlyList<string>> Actors(params int[][] folds) =>
        [.. folds.Select(fold => (IReadOnlyList<string>)[.. fold.Select(actor => $"{actor:00}")])];
}
