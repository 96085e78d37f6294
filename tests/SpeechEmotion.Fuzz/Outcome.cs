using System.Text.RegularExpressions;

namespace SpeechEmotion.Fuzz;

/// <summary>What an input led to, in words that do not depend on the numbers and names in it.</summary>
internal static partial class Outcome
{
    private const int MaxWords = 10;

    /// <summary>The outcome of an input that was taken.</summary>
    public const string Accepted = "accepted";

    /// <summary>Names an outcome.</summary>
    public static string Of(Exception? error)
    {
        if (error is null)
        {
            return Accepted;
        }

        string text = Quoted().Replace(error.Message, " … ");
        IEnumerable<string> words = Word().Matches(text).Select(word => word.Value).Take(MaxWords);
        return $"{error.GetType().Name}: {string.Join(' ', words)}";
    }

    [GeneratedRegex("'[^']*'|\"[^\"]*\"|\\$[^ ]*", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"…|\b[A-Za-z_]{2,}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
