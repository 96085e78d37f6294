using SpeechEmotion.Classification;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Models.Acted.Tests;

public sealed class ActedSpeechModelTests
{
    [ActedModelFact]
    public void Load_EmbeddedBundle_ComputesWhatItsMakerComputed()
    {
        BundleVerification verification = ActedSpeechModel.Load().Verify();

        Assert.True(verification.IsValid, string.Join('\n', verification.Differences));
    }

    [ActedModelFact]
    public void Load_EmbeddedBundle_SaysWhereItComesFrom()
    {
        ModelBundle model = ActedSpeechModel.Load();

        Assert.Equal("CC-BY-NC-SA-4.0", model.Licence);
        Assert.NotEmpty(model.LicenceText);
        Assert.NotEmpty(model.Training!.Corpora);
        Assert.All(model.Training.Corpora, corpus => Assert.False(string.IsNullOrEmpty(corpus.Licence), corpus.Name));
        Assert.All(model.Training.Corpora, corpus => Assert.Contains(corpus.Name, model.ModelCard, StringComparison.OrdinalIgnoreCase));
    }

    [ActedModelFact]
    public void Load_EmbeddedBundle_HasFiguresOnUnseenSpeakers() =>
        Assert.Contains(ActedSpeechModel.Load().Metrics, metrics => !metrics.SpeakersOverlap && metrics.UnweightedAverageRecall is > 0 and < 1);

    [Fact]
    public void Resource_IsEmbedded_ExactlyWhenTheFileIsThere() => Assert.Equal(
        File.Exists(RepositoryFiles.At("src", "SpeechEmotion.Models.Acted", ActedSpeechModel.ResourceName)),
        typeof(ActedSpeechModel).Assembly.GetManifestResourceNames().Contains(ActedSpeechModel.ResourceName));
}
