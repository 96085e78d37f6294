using Xunit;

namespace SpeechEmotion.TestKit;

/// <summary>A test on real recordings: skipped, with the reason, where the unpacked corpora are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute(string corpus)
    {
        if (!Directory.Exists(Corpora.Folder(corpus)))
        {
            Skip = $"The corpus '{corpus}' is absent: set {Corpora.Variable} to the folder that holds it.";
        }
    }
}
