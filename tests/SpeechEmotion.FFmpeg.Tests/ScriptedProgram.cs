using System.Globalization;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.FFmpeg.Tests;

/// <summary>A shell script that stands in for ffmpeg, in a folder of its own; <c>$0.wav</c> is the recording it may send.</summary>
internal sealed class ScriptedProgram : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Writes the script.</summary>
    /// <param name="body">Its lines.</param>
    /// <param name="sampleRate">The recording's rate, in hertz.</param>
    /// <param name="samples">The recording's samples as bytes of 32-bit floats; its header says nothing of their number, as ffmpeg's in a pipe.</param>
    public FfmpegOptions Write(string body, int sampleRate, byte[] samples)
    {
        string path = _folder.Write("ffmpeg", "#!/bin/sh\n" + body);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        File.WriteAllBytes(path + ".wav", new WavBuilder().RiffSize(uint.MaxValue).Format(3, 1, sampleRate, 32).Data(samples, uint.MaxValue).Build());
        return new FfmpegOptions { ProgramPath = path };
    }

    /// <summary>Gets what the script left beside itself, for example <c>$0.pid</c>.</summary>
    public string At(string ending) => _folder.At("ffmpeg." + ending);

    /// <summary>Reads the number of a process that the script left.</summary>
    public int ReadProcessId() => int.Parse(File.ReadAllText(At("pid")), CultureInfo.InvariantCulture);

    public void Dispose() => _folder.Dispose();
}
