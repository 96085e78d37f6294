using SpeechEmotion.Audio;

namespace SpeechEmotion.Cli.Tests.Support;

/// <summary>A folder of its own for a test, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("speech-emotion-").FullName;

    /// <summary>Gets the path of a file in the folder.</summary>
    public string At(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string name, string text)
    {
        string path = At(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Copies a clip under another name and returns its path.</summary>
    public string CopyClip(string clip, string name)
    {
        string path = At(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.Copy(CliRun.Clip(clip), path);
        return path;
    }

    /// <summary>Writes a second of digital silence and returns its path.</summary>
    public string Silence(string name)
    {
        string path = At(name);
        using FileStream stream = File.Create(path);
        WavEncoder.Write(stream, new AudioSignal(new float[16_000], 16_000));
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
