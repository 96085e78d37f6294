namespace SpeechEmotion.Datasets.Tests.Inspection;

public sealed class DatasetTermsTests
{
    [Fact]
    public void Of_EveryPublishedCorpus_SaysTermsAndSource() => Assert.All(DatasetParsers.All.Where(parser => parser is not TableParser), parser =>
    {
        DatasetTerms terms = Assert.IsType<DatasetTerms>(DatasetTerms.Of(parser.Name));
        Assert.NotEmpty(terms.Licence);
        Assert.True(Uri.IsWellFormedUriString(terms.Source, UriKind.Absolute), terms.Source);
    });

    [Fact]
    public void Of_CorpusInAnotherSpelling_IsThatCorpus()
    {
        Assert.Equal(DatasetTerms.Of("emo-db"), DatasetTerms.Of("EmoDb"));
        Assert.NotNull(DatasetTerms.Of("cremad"));
    }

    [Fact]
    public void Of_UnknownCorpus_IsNull() => Assert.Null(DatasetTerms.Of("mine"));
}
