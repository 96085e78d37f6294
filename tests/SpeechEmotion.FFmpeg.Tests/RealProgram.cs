using System.Diagnostics;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.FFmpeg.Tests;

/// <summary>Makes recordings in other formats with the real program.</summary>
internal static class RealProgram
{
    /// <summary>Encodes a WAVE file.</summary>
    /// <param name="wave">The bytes of the WAVE file.</param>
    /// <param name="extension">The format, as the file name's extension.</param>
    /// <param name="arguments">Further arguments for the output.</param>
    public static byte[] Encode(byte[] wave, string extension, params string[] arguments)
    {
        using TemporaryFolder folder = new();
        string source = folder.At("source.wav"), target = folder.At("target." + extension);
        File.WriteAllBytes(source, wave);
        ProcessStartInfo start = new(FfmpegProgram.Find(null)!) { RedirectStandardError = true };
        foreach (string argument in (string[])["-nostdin", "-v", "error", "-i", source, .. arguments, target])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        string complaints = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, complaints);
        return File.ReadAllBytes(target);
    }
}
