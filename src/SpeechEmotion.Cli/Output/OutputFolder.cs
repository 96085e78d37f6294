namespace SpeechEmotion.Cli.Output;

/// <summary>The folder that a result goes into.</summary>
internal static class OutputFolder
{
    /// <summary>Gives the path back if the folder it lies in exists: work should not be lost for a wrong name at its end.</summary>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public static string Checked(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? string.Empty;
        return folder.Length == 0 || Directory.Exists(folder)
            ? path
            : throw new UsageException($"'{path}' cannot be written: there is no folder '{folder}'.");
    }
}
