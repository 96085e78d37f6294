namespace SpeechEmotion.Datasets.Tests.Folds;

public sealed class SpeakerFoldsTests
{
    [Fact]
    public void LeaveOneOut_FiveSpeakers_TestsEachOnce()
    {
        FoldSet folds = SpeakerFolds.LeaveOneOut(Fake.Corpus("c", 5, 3));

        Assert.Equal(["speaker c/01", "speaker c/02", "speaker c/03", "speaker c/04", "speaker c/05"], folds.Splits.Select(split => split.Name));
        Assert.All(folds.Splits, split => Assert.Equal((12, 3, false), (split.Training.Count, split.Test.Count, split.SpeakersOverlap)));
    }

    [Fact]
    public void LeaveOneOut_OneSpeaker_IsRefused() =>
        Assert.Throws<ArgumentException>(() => SpeakerFolds.LeaveOneOut(Fake.Corpus("c", 1, 3)));

    [Fact]
    public void Grouped_TwentyFourSpeakers_BalancesClipsAndSexesAndTestsEveryClipOnce()
    {
        Utterance[] corpus = Fake.Corpus("c", 24, 5);

        FoldSet folds = SpeakerFolds.Grouped(corpus, 6, seed: 3);

        Assert.Equal(corpus.Select(clip => clip.Path).Order(), folds.Splits.SelectMany(split => split.Test).Select(clip => clip.Path).Order());
        Assert.All(folds.Splits, split =>
        {
            Assert.Equal(20, split.Test.Count);
            Assert.Equal(10, split.Test.Count(clip => clip.Sex == SpeakerSex.Female));
            Assert.Empty(split.SharedSpeakers);
        });
    }

    [Fact]
    public void Grouped_Seed_DecidesAloneWhoIsTogether()
    {
        Utterance[] corpus = Fake.Corpus("c", 24, 2);

        Assert.Equal(Tests(SpeakerFolds.Grouped(corpus, 4, 1)), Tests(SpeakerFolds.Grouped([.. corpus.Reverse()], 4, 1)));
        Assert.NotEqual(Tests(SpeakerFolds.Grouped(corpus, 4, 1)), Tests(SpeakerFolds.Grouped(corpus, 4, 2)));
    }

    [Fact]
    public void Grouped_FewerSpeakersThanFolds_IsRefused() =>
        Assert.Throws<ArgumentException>(() => SpeakerFolds.Grouped(Fake.Corpus("c", 3, 3), 4, 0));

    [Fact]
    public void Named_EmoBoxRavdess_HasSixFoldsOfTheFourActorsPublished()
    {
        FoldSet folds = SpeakerFolds.Named("emobox-ravdess", Fake.Corpus("ravdess", 24, 60));

        Assert.All(folds.Splits, split => Assert.Equal((1200, 240), (split.Training.Count, split.Test.Count)));
        Assert.Equal("01 11 20 21", string.Join(' ', folds.Splits[0].Test.Select(clip => clip.Speaker).Distinct().Order()));
        Assert.False(folds.SpeakersOverlap);
    }

    [Fact]
    public void Named_RavdessFolds_RefuseSongs()
    {
        Utterance[] speech = [.. Enumerable.Range(1, 24).Select(actor => new RavdessParser().ParseFileName($"03-01-05-01-01-01-{actor:00}.wav")!)];
        PublishedFolds folds = PublishedFolds.ByName("emobox-ravdess");

        Assert.Equal(6, folds.Apply(speech).Splits.Count);
        Assert.Contains(
            "03-02-05-01-01-01-07.wav",
            Assert.Throws<DatasetFormatException>(() => folds.Apply([.. speech, new RavdessParser().ParseFileName("03-02-05-01-01-01-07.wav")!])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Named_EveryProtocol_TestsEachSpeakerOfItsCorpusOnce() => Assert.All(PublishedFolds.All, folds =>
    {
        string[] speakers = [.. folds.TestSpeakers.SelectMany(fold => fold)];
        int expected = folds.Dataset switch { "ravdess" => 24, "crema-d" => 91, _ => 2 };

        Assert.Equal((expected, expected), (speakers.Length, speakers.Distinct().Count()));
    });

    [Fact]
    public void Named_MissingOrForeignSpeaker_IsRefusedByName()
    {
        Assert.Contains("'ravdess/24' is missing", Refusal(Fake.Corpus("ravdess", 23, 1)), StringComparison.Ordinal);
        Assert.Contains("'tess/01' is not one of them", Refusal([.. Fake.Corpus("ravdess", 24, 1), .. Fake.Corpus("tess", 1, 1)]), StringComparison.Ordinal);

        static string Refusal(Utterance[] corpus) =>
            Assert.Throws<DatasetFormatException>(() => SpeakerFolds.Named("emobox-ravdess", corpus)).Message;
    }

    [Fact]
    public void WithTraining_OtherCorpus_IsAddedToEveryFoldWithoutOverlap()
    {
        FoldSet folds = SpeakerFolds.LeaveOneOut(Fake.Corpus("c", 3, 2)).WithTraining(Fake.Corpus("d", 3, 2));

        Assert.All(folds.Splits, split => Assert.Equal((10, 2, false), (split.Training.Count, split.Test.Count, split.SpeakersOverlap)));
    }

    [Fact]
    public void WithTraining_TestSpeakersOwnClips_AreNoticed() =>
        Assert.True(SpeakerFolds.LeaveOneOut(Fake.Corpus("c", 3, 2)).WithTraining(Fake.Corpus("c", 1, 1)).SpeakersOverlap);

    private static string Tests(FoldSet folds) =>
        string.Join(" | ", folds.Splits.Select(split => string.Join(' ', split.Test.Select(clip => clip.Speaker).Distinct().Order())));
}
