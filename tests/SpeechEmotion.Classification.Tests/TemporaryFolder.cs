namespace SpeechEmotion.Classification.Tests;

/// <summary>A folder of its own for one test, deleted afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("speech-emotion-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
