namespace SpeechEmotion.Datasets;

/// <summary>Reads one coded field of a file name, with the error every parser gives.</summary>
internal static class FileNameCode
{
    /// <summary>Returns the meaning of a code.</summary>
    /// <param name="meanings">Code and meaning; the error lists the codes in this order.</param>
    /// <param name="code">The code found.</param>
    /// <param name="corpus">The corpus as people write it.</param>
    /// <param name="relativePath">The file.</param>
    /// <param name="field">The field, in words.</param>
    public static string Meaning(IReadOnlyDictionary<string, string> meanings, string code, string corpus, string relativePath, string field) =>
        meanings.TryGetValue(code, out string? meaning)
            ? meaning
            : throw Refuse(corpus, relativePath, field, code, "one of " + string.Join(' ', meanings.Keys));

    /// <summary>The error for a field that cannot be read.</summary>
    public static DatasetFormatException Refuse(string corpus, string relativePath, string field, string code, string accepted) =>
        new($"{corpus} file name '{Path.GetFileName(relativePath)}': {field} '{code}' is not {accepted}.");

    /// <summary>Reads a number of digits alone and checks its range.</summary>
    public static int Number(string code, int lowest, int highest, string corpus, string relativePath, string field) =>
        int.TryParse(code, System.Globalization.NumberStyles.None, null, out int number) && number >= lowest && number <= highest
            ? number
            : throw Refuse(corpus, relativePath, field, code, $"{lowest:00}–{highest:00}");
}
