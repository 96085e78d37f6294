namespace SpeechEmotion.Cli.Input;

/// <summary>A file to judge, or a folder that could not be listed.</summary>
/// <param name="Path">The name as given, or found.</param>
/// <param name="Error">Why the folder could not be listed; none for a file.</param>
internal readonly record struct ListedFile(string Path, string? Error = null);
