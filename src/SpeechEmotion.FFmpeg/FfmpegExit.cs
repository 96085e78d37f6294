using System.Globalization;

namespace SpeechEmotion.FFmpeg;

/// <summary>Tells from ffmpeg's exit code whether it was ended from outside.</summary>
internal static class FfmpegExit
{
    // .NET reports 128 + the signal for a process that died of one. The codes above its 31 are ffmpeg's own errors: since 6.1 it ends with
    // the lowest byte of what its libraries say, 183 for damaged bytes.
    private const int FirstSignal = 128 + 1;
    private const int LastSignal = 128 + 31;

    // ffmpeg hears SIGINT, SIGTERM and Ctrl+C itself and ends tidily with this code, in silence; the same code with a complaint is another error.
    private const int EndedTidily = 255;

    // STATUS_CONTROL_C_EXIT of Windows, before ffmpeg listens.
    private const int WindowsControlC = unchecked((int)0xC000013A);

    /// <summary>Puts into words what ended the process; <see langword="null"/> where it ended by itself.</summary>
    /// <param name="exitCode">Its exit code.</param>
    /// <param name="complaints">What it complained of.</param>
    public static string? Interruption(int exitCode, string complaints) => exitCode switch
    {
        >= FirstSignal and <= LastSignal => string.Create(CultureInfo.InvariantCulture, $"by signal {exitCode - 128}"),
        EndedTidily when complaints.Length == 0 => "by an interrupt or a request to end",
        WindowsControlC => "by Ctrl+C",
        _ => null,
    };
}
