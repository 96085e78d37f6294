using SpeechEmotion.Classification;

namespace SpeechEmotion.Models.Acted.Tests;

public sealed class ActedSpeechModelTests
{
    [Fact]
    public void Load_EmbeddedBundle_ComputesWhatItsMakerComputed()
    {
        BundleVerification verification = ActedSpeechModel.Load().Verify();

        Assert.True(verification.IsValid, string.Join('\n', verification.Differences));
    }

    [Fact]
    public void Load_EmbeddedBundle_SaysWhereItComesFrom()
    {
        ModelBundle model = ActedSpeechModel.Load();

        Assert.Equal("CC-BY-NC-SA-4.0", model.Licence);
        Assert.NotEmpty(model.LicenceText);
        Assert.NotEmpty(model.Training!.Corpora);
        Assert.All(model.Training.Corpora, corpus => Assert.False(string.IsNullOrEmpty(corpus.Licence), corpus.Name));
        Assert.All(model.Training.Corpora, corpus => Assert.Contains(corpus.Name, model.ModelCard, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Load_EmbeddedBundle_HasFiguresOnUnseenSpeakers() =>
        Assert.Contains(ActedSpeechModel.Load().Metrics, metrics => !metrics.SpeakersOverlap && metrics.UnweightedAverageRecall is > 0 and < 1);
}
