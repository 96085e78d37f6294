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
    public void Grouped_TwoCorporaOfUnequalClips_SharesBothAndTheirClipsOut()
    {
        Utterance[] large = Fake.Corpus("a", 8, 10), small = Fake.Corpus("b", 8, 2);

        // Two of each corpus and sex say more than the others.
        Utterance[] corpus = [.. large, .. small, .. Louder(large, 20), .. Louder(small, 4)];

        foreach (int seed in Enumerable.Range(0, 5))
        {
            Assert.All(SpeakerFolds.Grouped(corpus, 4, seed).Splits, split =>
            {
                Assert.Equal(48, split.Test.Count);
                Assert.Equal((2, 2), (Speakers(split, "a").Length, Speakers(split, "b").Length));
                Assert.Equal((1, 1), (Speakers(split, "a").Count(clip => clip.Sex == SpeakerSex.Female), Speakers(split, "b").Count(clip => clip.Sex == SpeakerSex.Female)));
            });
        }

        static Utterance[] Speakers(DatasetSplit split, string dataset) =>
            [.. split.Test.Where(clip => clip.Dataset == dataset).DistinctBy(clip => clip.SpeakerKey)];

        static IEnumerable<Utterance> Louder(Utterance[] clips, int more) => clips.Where(clip => clip.Speaker is "01" or "02" or "03" or "04")
            .DistinctBy(clip => clip.Speaker).SelectMany(clip => Enumerable.Range(0, more).Select(number => clip with { Path = $"{clip.Path}.{number}" }));
    }

    [Fact]
    public void Grouped_SpeakersOfUnequalClips_GivesFewClipsToWhereManyAre()
    {
        int[] clips = [9, 8, 7, 3, 2, 1];
        Utterance[] corpus = [.. clips.SelectMany((count, index) => Fake.Corpus("c", index + 1, count)
            .Where(clip => clip.Speaker == $"{index + 1:00}").Select(clip => clip with { Sex = SpeakerSex.Unknown }))];

        Assert.All(SpeakerFolds.Grouped(corpus, 3, seed: 1).Splits, split => Assert.Equal(10, split.Test.Count));
    }

    [Fact]
    public void Grouped_NegativeSeed_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>("seed", () => SpeakerFolds.Grouped(Fake.Corpus("c", 4, 3), 2, -1));

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
