namespace SpeechEmotion.FFmpeg;

/// <summary>Finds the program. Only folders of <c>PATH</c> are searched, never the current folder.</summary>
internal static class FfmpegProgram
{
    public static string? Find(string? programPath)
    {
        if (programPath is not null)
        {
            return File.Exists(programPath) ? Path.GetFullPath(programPath) : null;
        }

        string name = OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg";
        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }

    public static AudioFormatException Missing(string? programPath)
    {
        string where = programPath is null ? "on PATH" : $"at '{programPath}' (FfmpegOptions.ProgramPath)";
        return new AudioFormatException(
            $"This recording needs the ffmpeg program, which is not {where}. "
            + "Install it (apt install ffmpeg, brew install ffmpeg, winget install ffmpeg) or set FfmpegOptions.ProgramPath.",
            AudioFormatReason.DecoderMissing);
    }
}
