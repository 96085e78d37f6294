using SpeechEmotion.Audio;
using SpeechEmotion.Classification;
using SpeechEmotion.Features;
using SpeechEmotion.TestKit;

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
    public void Load_EmbeddedBundle_CarriesTheCardAndTheLicenceBesideIt()
    {
        ModelBundle model = ActedSpeechModel.Load();

        Assert.Equal(File.ReadAllText(PackageFile("MODEL_CARD.md")), model.ModelCard);
        Assert.Equal(File.ReadAllText(PackageFile("LICENSE.txt")), model.LicenceText);
        Assert.StartsWith($"# {model.Name} {model.Version}\n", model.ModelCard, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_EmbeddedBundle_HasFiguresOnUnseenSpeakers() =>
        Assert.Contains(ActedSpeechModel.Load().Metrics, metrics => !metrics.SpeakersOverlap && metrics.UnweightedAverageRecall is > 0 and < 1);

    [Theory]
    [InlineData(50)]
    [InlineData(60)]
    public void Classify_MainsHum_ChangesLittle(int hertz)
    {
        ModelBundle model = ActedSpeechModel.Load();
        AudioSignal voice = new AudioReader().ReadFile(RepositoryFiles.At("samples", "clips", "slow.wav"));
        float[] hummed = voice.Samples.ToArray();
        for (int n = 0; n < hummed.Length; n++)
        {
            hummed[n] += (float)(0.01 * Math.Cos(2 * Math.PI * hertz * n / voice.SampleRate));
        }

        float[] expected = Classify(voice), actual = Classify(new AudioSignal(hummed, voice.SampleRate));

        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 0.1f));

        float[] Classify(AudioSignal signal)
        {
            float[] scores = new float[model.Labels.Count];
            model.CreateClassifier().Classify(new FeaturePipeline(model.Recipe).Extract(signal), scores);
            return scores;
        }
    }

    private static string PackageFile(string name) => RepositoryFiles.At("src", "SpeechEmotion.Models.Acted", name);
}
