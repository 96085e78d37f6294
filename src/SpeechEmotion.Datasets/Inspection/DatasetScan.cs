namespace SpeechEmotion.Datasets;

/// <summary>Everything below a corpus' folder: what the parser understood, and what it did not.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class DatasetScan
{
    private DatasetScan(string dataset, IReadOnlyList<Utterance> utterances, IReadOnlyList<DatasetProblem> notUnderstood)
    {
        Dataset = dataset;
        Utterances = utterances;
        NotUnderstood = notUnderstood;
    }

    /// <summary>Gets the parser's name.</summary>
    public string Dataset { get; }

    /// <summary>Gets the utterances, in the parser's order.</summary>
    public IReadOnlyList<Utterance> Utterances { get; }

    /// <summary>Gets the audio files that are not among the utterances, with the reason.</summary>
    public IReadOnlyList<DatasetProblem> NotUnderstood { get; }

    /// <summary>Scans a folder. A malformed name does not end the scan where the parser is a <see cref="FileNameParser"/>.</summary>
    /// <param name="parser">The corpus' parser.</param>
    /// <param name="rootFolder">The folder that holds the corpus.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="DatasetFormatException">A parser of another kind found a label that it cannot read.</exception>
    public static DatasetScan Run(IDatasetParser parser, string rootFolder)
    {
        ArgumentNullException.ThrowIfNull(parser);
        ArgumentException.ThrowIfNullOrEmpty(rootFolder);
        return parser is FileNameParser names ? ScanNames(names, rootFolder) : ScanFolder(parser, rootFolder);
    }

    private static DatasetScan ScanNames(FileNameParser parser, string rootFolder)
    {
        List<Utterance> utterances = [];
        List<DatasetProblem> problems = [];
        foreach (string file in parser.AudioFiles(rootFolder))
        {
            string path = Path.Combine(rootFolder, file);
            try
            {
                if (parser.ParseFileName(file) is { } utterance)
                {
                    utterances.Add(utterance with { Path = path });
                }
                else
                {
                    problems.Add(NotRecognised(parser, path));
                }
            }
            catch (DatasetFormatException error)
            {
                problems.Add(new(path, error.Message));
            }
        }

        return new(parser.Name, utterances, problems);
    }

    private static DatasetScan ScanFolder(IDatasetParser parser, string rootFolder)
    {
        Utterance[] utterances = [.. parser.Parse(rootFolder)];
        HashSet<string> understood = [.. utterances.Select(utterance => Path.GetFullPath(utterance.Path))];
        string[] files = [.. FileNameParser.FindAudioFiles(rootFolder).Select(file => Path.Combine(rootFolder, file))];
        return new(parser.Name, utterances, [.. files
            .Where(file => !understood.Contains(Path.GetFullPath(file)))
            .Select(file => NotRecognised(parser, file))]);
    }

    private static DatasetProblem NotRecognised(IDatasetParser parser, string path) =>
        new(path, parser is TableParser ? $"{TableParser.FileName} has no row for it." : $"The name is not one of '{parser.Name}'.");
}
