namespace SpeechEmotion.TestKit;

/// <summary>Finds the unpacked corpora, which are never part of the repository.</summary>
public static class Corpora
{
    /// <summary>The environment variable that names the folder with one subfolder per corpus.</summary>
    public const string Variable = "SPEECH_EMOTION_CORPORA";

    /// <summary>Gets the folder of one corpus; it need not exist.</summary>
    public static string Folder(string corpus) =>
        Path.Combine(Environment.GetEnvironmentVariable(Variable) ?? "corpora-not-set", corpus);
}
