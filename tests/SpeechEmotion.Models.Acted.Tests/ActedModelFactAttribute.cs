using SpeechEmotion.TestKit;

namespace SpeechEmotion.Models.Acted.Tests;

/// <summary>A test of the shipped model: skipped, with the reason, in a source tree that has no model yet.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ActedModelFactAttribute : FactAttribute
{
    public ActedModelFactAttribute()
    {
        string path = RepositoryFiles.At("src", "SpeechEmotion.Models.Acted", ActedSpeechModel.ResourceName);
        if (!File.Exists(path))
        {
            Skip = $"There is no '{ActedSpeechModel.ResourceName}' in src/SpeechEmotion.Models.Acted: train it with the CLI.";
        }
    }
}
