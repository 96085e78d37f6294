using SpeechEmotion.Audio;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Cli.Tests.Support;

/// <summary>Puts recordings into a folder.</summary>
internal static class FolderOfClips
{
    /// <summary>Copies a clip under another name and returns its path.</summary>
    public static string CopyClip(this TemporaryFolder folder, string clip, string name)
    {
        string path = folder.At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Copy(CliRun.Clip(clip), path);
        return path;
    }

    /// <summary>Writes a second of digital silence and returns its path.</summary>
    public static string Silence(this TemporaryFolder folder, string name)
    {
        string path = folder.At(name);
        using FileStream stream = File.Create(path);
        WavEncoder.Write(stream, new AudioSignal(new float[16_000], 16_000));
        return path;
    }
}
