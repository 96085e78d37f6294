namespace SpeechEmotion.WebRecognizer.Tests.Support;

/// <summary>
/// While it lives, the ffmpeg program that is found first takes a recording and never answers, or ends as it is told. For tests of <see cref="OneServer"/>: they run
/// one after another, and nobody else looks for the program.
/// </summary>
internal sealed class HangingFfmpeg : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hanging-ffmpeg");
    private readonly string? _path = Environment.GetEnvironmentVariable("PATH");

    public HangingFfmpeg(string end = "exec sleep 50")
    {
        string program = Path.Combine(_folder.FullName, "ffmpeg");
        File.WriteAllText(program, $"#!/bin/sh\necho $$ >> {program}.pids\n{end}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Environment.SetEnvironmentVariable("PATH", _folder.FullName + Path.PathSeparator + _path);
    }

    /// <summary>Gets the processes that were started.</summary>
    public IEnumerable<int> Started => File.ReadLines(Path.Combine(_folder.FullName, "ffmpeg.pids")).Select(int.Parse);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", _path);
        _folder.Delete(recursive: true);
    }
}
