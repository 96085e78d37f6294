namespace SpeechEmotion.Datasets.Tests.Folds;

public sealed class FoldFileTests
{
    private static readonly Utterance[] Corpus = Fake.Corpus("c", 4, 2);

    [Fact]
    public void FromJson_TestAndValidation_LeavesTheOthersForTraining()
    {
        FoldSet folds = SpeakerFolds.FromJson(
            """{ "protocol": "mine", "folds": [ { "name": "A", "test": ["c/01"], "validation": ["c/02"] }, { "test": ["c/03"], "training": ["c/04"] } ] }""", Corpus);

        Assert.Equal("mine", folds.Protocol);
        Assert.Equal(["A 4 2 2", "fold 2 2 0 2"], folds.Splits.Select(split => $"{split.Name} {split.Training.Count} {split.Validation.Count} {split.Test.Count}"));
    }

    [Theory]
    [InlineData("""{ "test": ["c/01"], "training": ["c/01", "c/02"] }""", "Fold file, fold 1: speakers on two sides: c/01.")]
    [InlineData("""{ "test": ["c/01"], "validation": ["c/01"] }""", "Fold file, fold 1: speakers on two sides: c/01.")]
    [InlineData("""{ "test": ["c/01"], "training": ["c/02"], "validation": ["c/02"] }""", "Fold file, fold 1: speakers on two sides: c/02.")]
    [InlineData("""{ "test": ["c/09"] }""", "Fold file, fold 1: unknown speakers: c/09. Speakers are written CORPUS/SPEAKER; there are c/01, c/02, c/03, c/04.")]
    [InlineData("""{ "test": [null] }""", "Fold file, fold 1: unknown speakers: null. Speakers are written CORPUS/SPEAKER; there are c/01, c/02, c/03, c/04.")]
    [InlineData("""{ "name": "", "test": [""] }""", "Fold file, fold 1: unknown speakers: . Speakers are written CORPUS/SPEAKER; there are c/01, c/02, c/03, c/04.")]
    [InlineData("""{ "test": [] }""", "Fold file, fold 1: a fold needs at least one speaker for test and one for training.")]
    public void FromJson_FaultyFold_IsRefused(string fold, string message)
    {
        DatasetFormatException error = Assert.Throws<DatasetFormatException>(() => SpeakerFolds.FromJson($$"""{ "protocol": "p", "folds": [{{fold}}] }""", Corpus));

        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("""{ "name": "A", "test": ["c/01"] }, { "name": "B", "test": ["c/02"] }, { "name": "A", "test": ["c/03"] }""", "A")]
    [InlineData("""{ "name": "fold 2", "test": ["c/01"] }, { "test": ["c/02"] }""", "fold 2")]
    public void FromJson_TwoFoldsOfOneName_AreRefusedByName(string folds, string name)
    {
        DatasetFormatException error = Assert.Throws<DatasetFormatException>(() => SpeakerFolds.FromJson($$"""{ "protocol": "p", "folds": [{{folds}}] }""", Corpus));

        Assert.Equal($"Fold file 'p' has more than one fold named '{name}'; give each a name of its own.", error.Message);
    }

    [Theory]
    [InlineData("""{ "protocol": "p" }""")]
    [InlineData("""{ "protocol": "p", "folds": [] }""")]
    [InlineData("""{ "protocol": "p", "folds": [{ "test": ["c/01"], "tset": [] }] }""")]
    [InlineData("""{ "protocol": "p", "folds": [null] }""")]
    [InlineData("""{ "protocol": "p", "folds": [], "folds": [{ "test": ["c/01"] }] }""")]
    [InlineData("""{ "protocol": "", "folds": [{ "test": ["c/01"] }] }""")]
    [InlineData("not json")]
    public void FromJson_NotAFoldFile_IsRefused(string json) =>
        Assert.Throws<DatasetFormatException>(() => SpeakerFolds.FromJson(json, Corpus));
}
