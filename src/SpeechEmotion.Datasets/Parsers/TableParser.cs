using System.Text;
using System.Text.Unicode;

namespace SpeechEmotion.Datasets;

/// <summary>Reads labels from a table beside the recordings, for clips of one's own: <c>metadata.csv</c>, as Hugging Face's audio folders have it.</summary>
/// <remarks>
/// <para>The first row names the columns, in any order and case: <c>file_name</c> (below the folder, or a whole path), <c>emotion</c>,
/// <c>speaker</c> and, if wanted, <c>sex</c> (female, male, or nothing); all others become <see cref="Utterance.Attributes"/>. Fields are
/// separated by commas and may stand in quotes (RFC 4180), the text is UTF-8, or any Unicode that begins with a byte order mark.</para>
/// <para>Each collection of clips can have a name of its own, by which its speakers are told from those of another.</para>
/// <para>Stateless and callable from several threads at once.</para>
/// </remarks>
public sealed class TableParser : IDatasetParser
{
    /// <summary>The name of the table.</summary>
    public const string FileName = "metadata.csv";

    /// <summary>What the name begins with where it is asked for by <see cref="DatasetParsers.ByName"/>: <c>table:calls</c>.</summary>
    internal const string Prefix = "table:";

    private static readonly string[] Needed = ["file_name", "emotion", "speaker"];

    /// <summary>Creates a parser.</summary>
    /// <param name="name">
    /// The collection's name, which its clips carry as <see cref="Utterance.Dataset"/>: no slash, which ends it in a speaker's key, and no corpus
    /// that the library knows, whose speakers and terms are others.
    /// </param>
    /// <exception cref="ArgumentException">The name is empty, holds a slash, or is a corpus' that the library knows.</exception>
    public TableParser(string name = "table")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name.Contains('/', StringComparison.Ordinal)
            ? throw new ArgumentException($"A name must not hold a slash; it was '{name}'.", nameof(name))
            : DatasetTerms.Of(name) is not null
            ? throw new ArgumentException($"A table must have a name of its own; '{name}' is a corpus that the library knows.", nameof(name))
            : name;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    /// <exception cref="DatasetFormatException">There is no table, it cannot be read, or a recording is missing or named twice.</exception>
    public IEnumerable<Utterance> Parse(string rootFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(rootFolder);
        if (!Directory.Exists(rootFolder))
        {
            throw new DirectoryNotFoundException($"There is no folder '{rootFolder}'.");
        }

        string table = Path.Combine(rootFolder, FileName);
        if (!File.Exists(table))
        {
            throw new DatasetFormatException($"There is no {FileName} in '{rootFolder}'; it names the columns {string.Join(", ", Needed)} and has a row for each recording.");
        }

        try
        {
            (int Line, string[] Fields)[] rows = [.. CsvTable.Read(TextOf(table))];
            string[] columns = ColumnsOf(rows.Length > 0 ? rows[0].Fields : []);
            Dictionary<string, int> lines = [];
            return [.. rows.Skip(1).Select(row => Once(Read(rootFolder, columns, row), row.Line)).OrderBy(utterance => utterance.Path, StringComparer.Ordinal)];

            // Of two labels or speakers one would be wrong.
            Utterance Once(Utterance utterance, int line) => lines.TryAdd(Path.GetFullPath(utterance.Path), line)
                ? utterance
                : throw new FormatException($"line {line} names '{utterance.Path}' again, after line {lines[Path.GetFullPath(utterance.Path)]}");
        }
        catch (FormatException error)
        {
            throw new DatasetFormatException($"{table}: {error.Message}.", error);
        }
    }

    // Letters that cannot be read would all become one sign, and two labels or speakers with them one.
    private static string TextOf(string table)
    {
        byte[] bytes = File.ReadAllBytes(table);
        using StreamReader reader = new(new MemoryStream(bytes, writable: false), new UTF8Encoding(false, throwOnInvalidBytes: true));
        try
        {
            string text = reader.ReadToEnd();
            return text.Contains('\0', StringComparison.Ordinal) ? throw NotUtf8("it") : text;
        }
        catch (DecoderFallbackException)
        {
            int line = 0;
            foreach (Range range in bytes.AsSpan().Split((byte)'\n'))
            {
                line++;
                if (!Utf8.IsValid(bytes.AsSpan(range)))
                {
                    break;
                }
            }

            throw NotUtf8($"line {line}");
        }
    }

    private static FormatException NotUtf8(string what) => new($"{what} is not UTF-8; spreadsheets save that as 'CSV UTF-8'");

    private static string[] ColumnsOf(string[] firstRow)
    {
        string[] columns = Array.ConvertAll(firstRow, field => field.Trim().ToLowerInvariant());
        string[] missing = [.. Needed.Except(columns)];

        // Spreadsheets write other separators in countries whose decimal mark is a comma.
        string hint = firstRow is [var only] && only.AsSpan().ContainsAny(';', '\t') ? "; commas separate columns" : string.Empty;
        return missing.Length > 0
            ? throw new FormatException($"its first row names no column {string.Join(", ", missing)}; it is '{string.Join(",", firstRow)}'{hint}")
            : columns.Distinct().Count() == columns.Length
            ? columns
            : throw new FormatException($"its first row names a column twice: '{string.Join(",", firstRow)}'");
    }

    private Utterance Read(string rootFolder, string[] columns, (int Line, string[] Fields) row)
    {
        if (row.Fields.Length != columns.Length)
        {
            throw new FormatException($"line {row.Line} has {row.Fields.Length} fields, the first row {columns.Length}");
        }

        Dictionary<string, string> fields = columns.Zip(row.Fields, (column, field) => (column, field.Trim())).ToDictionary();
        if (Needed.FirstOrDefault(column => fields[column].Length == 0) is { } empty)
        {
            throw new FormatException($"line {row.Line} has nothing for {empty}");
        }

        string path = Path.Combine(rootFolder, fields["file_name"]);
        return File.Exists(path)
            ? new()
            {
                Path = path,
                Emotion = fields["emotion"],
                Speaker = fields["speaker"],
                Dataset = Name,
                Sex = SexOf(fields.GetValueOrDefault("sex", string.Empty), row.Line),
                Attributes = fields.Where(field => !Needed.Contains(field.Key) && field.Key != "sex").ToDictionary(StringComparer.Ordinal),
            }
            : throw new FormatException($"line {row.Line} names '{fields["file_name"]}', which is not there");
    }

    private static SpeakerSex SexOf(string text, int line) => text.ToLowerInvariant() switch
    {
        "" or "unknown" => SpeakerSex.Unknown,
        "female" or "f" => SpeakerSex.Female,
        "male" or "m" => SpeakerSex.Male,
        _ => throw new FormatException($"line {line} has the sex '{text}'; female, male or nothing is known"),
    };
}
