namespace SpeechEmotion.TestKit;

/// <summary>Finds files of the repository from wherever a test runs.</summary>
public static class RepositoryFiles
{
    /// <summary>Gets the folder that holds <c>SpeechEmotion.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Gets the full path of a file or folder below the root.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SpeechEmotion.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above '{AppContext.BaseDirectory}' holds SpeechEmotion.sln.");
    }
}
