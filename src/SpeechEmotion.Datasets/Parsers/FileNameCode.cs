namespace SpeechEmotion.Datasets;

/// <summary>Looks up one coded field of a file name, with the error every parser gives.</summary>
internal static class FileNameCode
{
    /// <summary>Returns the meaning of a code.</summary>
    /// <param name="meanings">Code and meaning; a code's place in the corpus' documentation is its order here.</param>
    /// <param name="code">The code found.</param>
    /// <param name="corpus">The corpus as people write it.</param>
    /// <param name="relativePath">The file.</param>
    /// <param name="field">The field, in words.</param>
    /// <param name="accepted">The accepted codes, as shown in the error.</param>
    public static string Look(
        IReadOnlyDictionary<string, string> meanings, string code, string corpus, string relativePath, string field, string accepted) =>
        meanings.TryGetValue(code, out string? meaning) ? meaning : throw Refuse(corpus, relativePath, field, code, accepted);

    /// <summary>The error for a field that cannot be read.</summary>
    public static DatasetFormatException Refuse(string corpus, string relativePath, string field, string code, string accepted) =>
        new($"{corpus} file name '{Path.GetFileName(relativePath)}': {field} '{code}' is not {accepted}.");

    /// <summary>Reads a two-digit number and checks its range.</summary>
    public static int Number(string code, int lowest, int highest, string corpus, string relativePath, string field) =>
        int.TryParse(code, System.Globalization.NumberStyles.None, null, out int number) && number >= lowest && number <= highest
            ? number
            : throw Refuse(corpus, relativePath, field, code, $"{lowest:00}–{highest:00}");
}
