using System.Text;

namespace SpeechEmotion.Cli.Input;

/// <summary>A value that the command line gives as a known word or as a JSON file.</summary>
internal static class NamedFile
{
    private const int MaxBytes = 64 << 20;

    /// <summary>Finds the value.</summary>
    /// <param name="what">What it is, for messages.</param>
    /// <param name="wordOrFile">The text of the command line.</param>
    /// <param name="parse">Reads the file's text.</param>
    /// <param name="words">The known words.</param>
    /// <exception cref="UsageException">It is neither a known word nor a valid file.</exception>
    public static T Load<T>(string what, string wordOrFile, Func<string, T> parse, params ReadOnlySpan<(string Word, T Value)> words)
    {
        foreach ((string word, T value) in words)
        {
            if (string.Equals(word, wordOrFile, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        if (!File.Exists(wordOrFile))
        {
            string known = string.Join(", ", words.ToArray().Select(word => $"'{word.Word}'"));
            throw new UsageException(known.Length == 0
                ? $"There is no file '{wordOrFile}' for the {what}."
                : $"The {what} '{wordOrFile}' is neither one of {known} nor a file.");
        }

        try
        {
            return parse(ReadText(wordOrFile));
        }
        catch (Exception error) when (error is ArgumentException or DatasetFormatException)
        {
            throw new UsageException($"{wordOrFile}: {CommandLine.Describe(error)}");
        }
    }

    /// <summary>Reads a text file that a person wrote.</summary>
    /// <exception cref="UsageException">There is no such file, it is larger than any that can be meant, or no Unicode.</exception>
    public static string ReadText(string path)
    {
        FileInfo file = new(path);
        return !file.Exists ? throw new UsageException($"There is no file '{path}'.")
            : file.Length <= MaxBytes ? TextOf(path)
            : throw new UsageException($"'{path}' is larger than {MaxBytes >> 20} MiB: it is not the file that is meant here.");
    }

    // Letters that cannot be read would all become one sign, in labels as in a model's card.
    private static string TextOf(string path)
    {
        try
        {
            return File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"'{path}' is not UTF-8; save it as that.");
        }
    }
}
