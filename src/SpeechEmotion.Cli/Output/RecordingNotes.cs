namespace SpeechEmotion.Cli.Output;

/// <summary>Says what makes a recording doubtful.</summary>
internal static class RecordingNotes
{
    /// <summary>Says each warning on a line of its own.</summary>
    /// <param name="say">Receives the lines.</param>
    /// <param name="file">The recording's name.</param>
    /// <param name="diagnostics">What was seen of it.</param>
    public static void Say(Action<string> say, string file, PredictionDiagnostics diagnostics)
    {
        foreach (string warning in diagnostics.Warnings)
        {
            say($"note: {TerminalText.Of(file)}: {warning}");
        }
    }
}
