namespace SpeechEmotion.Cli.Output;

/// <summary>Text of others among lines for people: a file's name may hold line breaks, and commands that a terminal obeys.</summary>
internal static class TerminalText
{
    /// <summary>Gives the text with <c>?</c> for each control character, as <c>ls</c> shows names.</summary>
    public static string Of(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? '?' : character)) : text;
}
