using System.Diagnostics;
using SpeechEmotion.Audio;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.WebRecognizer.Tests.Support;

/// <summary>Recordings to upload.</summary>
internal static class Clips
{
    public static string Path(string name = "lively") => RepositoryFiles.At("samples", "clips", name + ".wav");

    public static AudioSignal Read(string name = "lively") => new AudioReader().ReadFile(Path(name));

    /// <summary>Two sentences with pauses, 16 kHz.</summary>
    public static AudioSignal Conversation() => Join("lively", "flat");

    /// <summary>Clips, each with a pause behind it, 16 kHz.</summary>
    public static AudioSignal Join(params string[] names)
    {
        List<float> samples = [];
        foreach (string name in names)
        {
            samples.AddRange(Read(name).Samples.Span);
            samples.AddRange(new float[12_000]);
        }

        return new AudioSignal(samples.ToArray(), 16_000);
    }

    public static AudioSignal Silence(double seconds) => new(new float[(int)(16_000 * seconds)], 16_000);

    public static byte[] Wav(AudioSignal signal)
    {
        using MemoryStream stream = new();
        WavEncoder.Write(stream, signal);
        return stream.ToArray();
    }

    /// <summary>Encodes a clip with the real program.</summary>
    public static byte[] Mp3(string name = "lively")
    {
        ProcessStartInfo start = new(Programs.Ffmpeg!) { RedirectStandardOutput = true };
        foreach (string argument in (string[])["-nostdin", "-v", "error", "-i", Path(name), "-f", "mp3", "pipe:1"])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        using MemoryStream bytes = new();
        process.StandardOutput.BaseStream.CopyTo(bytes);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return bytes.ToArray();
    }
}
