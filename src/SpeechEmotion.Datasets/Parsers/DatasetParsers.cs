namespace SpeechEmotion.Datasets;

/// <summary>The parsers that come with the library. They have no privilege: a host's own stand beside them.</summary>
/// <example><code>IDatasetParser parser = DatasetParsers.ByName("mine", [.. DatasetParsers.All, new MyParser()]);</code></example>
public static class DatasetParsers
{
    /// <summary>Gets the built-in parsers, in ordinal order of their names.</summary>
    public static IReadOnlyList<IDatasetParser> All { get; } = Array.AsReadOnly<IDatasetParser>(
        [
            new AsedParser(), new CremaDParser(), new EmoDbParser(), new NemoParser(), new RavdessParser(), new SaveeParser(), new TableParser(), new TessParser(),
        ]);

    /// <summary>Finds a parser by its <see cref="IDatasetParser.Name"/>, whatever the case.</summary>
    /// <param name="name">
    /// The corpus' name; a hyphen may be left out (<c>emodb</c>). <c>table:calls</c> is a <see cref="TableParser"/> whose clips are called calls.
    /// A table has a name of its own, not one of these.
    /// </param>
    /// <param name="parsers">
    /// The parsers to choose from; <see langword="null"/> for <see cref="All"/>. The last of equal names wins.
    /// </param>
    /// <exception cref="ArgumentException">
    /// No parser has this name (the message lists those there are), or a table's name is empty, holds a slash or is a known corpus'.
    /// </exception>
    public static IDatasetParser ByName(string name, IEnumerable<IDatasetParser>? parsers = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.StartsWith(TableParser.Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return new TableParser(name[TableParser.Prefix.Length..]);
        }

        IReadOnlyList<IDatasetParser> candidates = parsers is null ? All : [.. parsers];
        return candidates.LastOrDefault(parser => IsSameName(parser.Name, name)) ?? throw new ArgumentException(
            $"There is no dataset parser called '{name}'. Known: {string.Join(", ", candidates.Select(parser => parser.Name))}.",
            nameof(name));
    }

    /// <summary>Gets the name of the corpus that <see cref="ByName"/> would read, whether or not there is a parser of that name.</summary>
    internal static string CorpusOf(string name) =>
        name.StartsWith(TableParser.Prefix, StringComparison.OrdinalIgnoreCase) ? name[TableParser.Prefix.Length..] : name;

    /// <summary>Gets whether two names mean the same corpus: case and hyphens do not matter.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">The other.</param>
    public static bool IsSameName(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return string.Equals(Plain(left), Plain(right), StringComparison.OrdinalIgnoreCase);
    }

    private static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal);
}
