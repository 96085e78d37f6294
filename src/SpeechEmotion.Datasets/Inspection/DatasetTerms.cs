using System.Collections.ObjectModel;

namespace SpeechEmotion.Datasets;

/// <summary>
/// What the makers of the corpora that the library knows say about their use, and where they publish them. No legal advice: read the
/// originals before a model leaves the house.
/// </summary>
/// <param name="Licence">The terms, as the makers state them.</param>
/// <param name="Source">Where the corpus is published.</param>
public sealed record DatasetTerms(string Licence, string Source)
{
    private static readonly ReadOnlyDictionary<string, DatasetTerms> Known = new(new Dictionary<string, DatasetTerms>(StringComparer.Ordinal)
    {
        ["ased"] = new("none stated; free for research, asks for citation", "https://github.com/Ethio2021/ASED_V1"),
        ["crema-d"] = new("ODbL 1.0, contents DbCL 1.0", "https://github.com/CheyneyComputerScience/CREMA-D"),
        ["emo-db"] = new("none stated; asks for citation", "http://emodb.bilderbar.info"),
        ["nemo"] = new("CC BY-NC-SA 4.0", "https://github.com/amu-cai/nEMO"),
        ["ravdess"] = new("CC BY-NC-SA 4.0", "https://doi.org/10.5281/zenodo.1188976"),
        ["savee"] = new("research use, on registration", "http://kahlan.eps.surrey.ac.uk/savee"),
        ["tess"] = new("CC BY-NC-ND 4.0", "https://doi.org/10.5683/SP2/E8H2MF"),
    });

    /// <summary>Gets the terms of a corpus by its parser's name, or <see langword="null"/> for a corpus the library does not know.</summary>
    /// <param name="dataset">The parser's <see cref="IDatasetParser.Name"/>, in any spelling that <see cref="DatasetParsers.IsSameName"/> takes for it.</param>
    public static DatasetTerms? Of(string dataset) => Known.FirstOrDefault(corpus => DatasetParsers.IsSameName(corpus.Key, dataset)).Value;
}
