using SpeechEmotion.TestKit;

namespace SpeechEmotion.Training.Tests.Runs;

public sealed class ReadmeRunTests
{
    [Fact]
    public void Parse_RunFileOfTheReadme_IsValid()
    {
        string readme = File.ReadAllText(RepositoryFiles.At("src", "SpeechEmotion.Training", "README.md"));
        string json = readme.Split("```json")[1].Split("```")[0];

        RunFile run = RunFile.Parse(json);

        Assert.Equal(["ravdess", "emo-db"], run.Datasets.Select(dataset => dataset.Parser));
        Assert.Null(run.Datasets[1].LabelMap!.Map("boredom"));
    }
}
