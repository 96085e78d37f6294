namespace SpeechEmotion.Architecture.Tests.Plugs;

/// <summary>A corpus of a stranger: <c>speaker-emotion.wav</c>.</summary>
internal sealed class OwnParser : IDatasetParser
{
    public string Name => "mine";

    public IEnumerable<Utterance> Parse(string rootFolder) =>
        from path in Directory.EnumerateFiles(rootFolder, "*.wav").Order(StringComparer.Ordinal)
        let parts = Path.GetFileNameWithoutExtension(path).Split('-')
        select new Utterance { Path = path, Dataset = Name, Speaker = parts[0], Emotion = parts[1] };
}
