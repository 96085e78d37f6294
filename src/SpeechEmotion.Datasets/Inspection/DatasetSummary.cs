using System.Collections.Concurrent;

namespace SpeechEmotion.Datasets;

/// <summary>A corpus in numbers: clips by emotion, speaker and sex, hours, duplicates, and the files that cannot be used.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class DatasetSummary
{
    private DatasetSummary(
        DatasetScan scan, double? hours, IReadOnlyList<IReadOnlyList<string>> duplicates, IReadOnlyList<DatasetProblem> problems)
    {
        Dataset = scan.Dataset;
        ClipCount = scan.Utterances.Count;
        ClipsByEmotion = Count(scan, utterance => utterance.Emotion);
        ClipsBySpeaker = Count(scan, utterance => utterance.Speaker);
        ClipsBySex = Count(scan, utterance => utterance.Sex);
        SpeakersBySex = Count(scan.Utterances.DistinctBy(utterance => (utterance.SpeakerKey, utterance.Sex)), utterance => utterance.Sex);
        Hours = hours;
        Duplicates = duplicates;
        Problems = problems;
    }

    /// <summary>Gets the corpus' name.</summary>
    public string Dataset { get; }

    /// <summary>Gets the number of utterances.</summary>
    public int ClipCount { get; }

    /// <summary>Gets the number of clips of each emotion, in ordinal order.</summary>
    public IReadOnlyDictionary<string, int> ClipsByEmotion { get; }

    /// <summary>Gets the number of clips of each speaker, in ordinal order.</summary>
    public IReadOnlyDictionary<string, int> ClipsBySpeaker { get; }

    /// <summary>Gets the number of clips of each sex.</summary>
    public IReadOnlyDictionary<SpeakerSex, int> ClipsBySex { get; }

    /// <summary>Gets the number of speakers of each sex; one whose clips differ in it is counted under each.</summary>
    public IReadOnlyDictionary<SpeakerSex, int> SpeakersBySex { get; }

    /// <summary>Gets the hours of audio, or <see langword="null"/> where no decoder was given.</summary>
    public double? Hours { get; }

    /// <summary>Gets the groups of files that hold the same recording.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Duplicates { get; }

    /// <summary>Gets the files that were not understood, or whose audio could not be read.</summary>
    public IReadOnlyList<DatasetProblem> Problems { get; }

    /// <summary>Summarises a scanned corpus; reads every file once, on all cores.</summary>
    /// <param name="scan">The scanned folder.</param>
    /// <param name="decoders">Decoders for hours and for duplicates by samples; none for duplicates by bytes, without hours.</param>
    public static DatasetSummary Create(DatasetScan scan, params IReadOnlyList<IAudioDecoder> decoders)
    {
        ArgumentNullException.ThrowIfNull(scan);
        ConcurrentBag<DatasetProblem> unreadable = [];
        RecordingContent?[] contents = new RecordingContent?[scan.Utterances.Count];
        Parallel.For(0, contents.Length, index =>
        {
            string path = scan.Utterances[index].Path;
            try
            {
                contents[index] = RecordingContent.Read(path, decoders);
            }
            catch (Exception error) when (error is AudioFormatException or IOException or UnauthorizedAccessException)
            {
                unreadable.Add(new(path, error.Message));
            }
        });

        double hours = contents.Sum(content => content?.Duration?.TotalHours ?? 0);
        return new(
            scan,
            decoders.Count == 0 ? null : hours,
            DuplicateFinder.Group(scan.Utterances.Zip(contents).Where(pair => pair.Second is not null)
                .Select(pair => (pair.First.Path, pair.Second!.Hash))),
            [.. scan.NotUnderstood, .. unreadable.OrderBy(problem => problem.Path, StringComparer.Ordinal)]);
    }

    /// <summary>Returns the summary as aligned text of several lines.</summary>
    public override string ToString() => DatasetSummaryText.Write(this);

    private static SortedDictionary<TKey, int> Count<TKey>(DatasetScan scan, Func<Utterance, TKey> key)
        where TKey : notnull => Count(scan.Utterances, key);

    private static SortedDictionary<TKey, int> Count<TKey>(IEnumerable<Utterance> utterances, Func<Utterance, TKey> key)
        where TKey : notnull =>
        new(utterances.CountBy(key).ToDictionary(), typeof(TKey) == typeof(string) ? (IComparer<TKey>)StringComparer.Ordinal : null);
}
