namespace SpeechEmotion.TestKit;

/// <summary>Programs that may be installed.</summary>
public static class Programs
{
    public static string? Chromium { get; } = Find("chromium", "chromium-browser", "google-chrome", "chrome.exe");

    public static string? Ffmpeg { get; } = Find("ffmpeg", "ffmpeg.exe");

    private static string? Find(params string[] names) =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
         from name in names
         select Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
