using System.Text;

namespace SpeechEmotion.Datasets;

/// <summary>Reads comma-separated values as RFC 4180 writes them: fields in quotes may hold commas, line ends and doubled quotes.</summary>
internal static class CsvTable
{
    /// <summary>Reads the rows, each with the line it begins in, counted from 1. Empty lines are passed over.</summary>
    /// <param name="text">The text, line ends of any kind.</param>
    /// <exception cref="FormatException">A quote is never closed, or something follows a closed one.</exception>
    public static IEnumerable<(int Line, string[] Fields)> Read(string text)
    {
        int line = 1;
        for (int at = 0; at < text.Length;)
        {
            int began = line;
            List<string> fields = [];
            do
            {
                fields.Add(at < text.Length && text[at] == '"' ? Quoted(text, ref at, ref line) : Plain(text, ref at));
            }
            while (at < text.Length && text[at++] == ',');

            // What ended the row is a line end, of which there are three.
            line++;
            at += text[at - 1] == '\r' && at < text.Length && text[at] == '\n' ? 1 : 0;
            if (fields is not [""])
            {
                yield return (began, [.. fields]);
            }
        }
    }

    private static string Plain(string text, ref int at)
    {
        int length = text.AsSpan(at).IndexOfAny(",\r\n");
        string field = text.Substring(at, length < 0 ? text.Length - at : length);
        at += field.Length;
        return field;
    }

    private static string Quoted(string text, ref int at, ref int line)
    {
        StringBuilder field = new();
        int opened = line;
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"' && ++at is var after && (after == text.Length || text[after] != '"'))
            {
                return at == text.Length || text[at] is ',' or '\r' or '\n'
                    ? field.ToString()
                    : throw new FormatException($"line {line}: '{text[at]}' follows a closing quote");
            }

            line += text[at] == '\n' ? 1 : 0;
            field.Append(text[at]);
        }

        throw new FormatException($"line {opened}: a quote is never closed");
    }
}
