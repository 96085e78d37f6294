namespace SpeechEmotion.Cli.Input;

/// <summary>A file to judge, or a folder that could not be listed.</summary>
/// <param name="Path">The name as given, or found.</param>
/// <param name="Error">Why the folder could not be listed; none for a file.</param>
/// <param name="Root">The folder below which the name is kept where there is one output a file; none for the file's own name alone.</param>
internal readonly record struct ListedFile(string Path, string? Error = null, string? Root = null)
{
    /// <summary>Gets the name below <see cref="Root"/>, or the file's own name.</summary>
    public string Below => Root is null ? System.IO.Path.GetFileName(Path) : System.IO.Path.GetRelativePath(Root, Path);
}
