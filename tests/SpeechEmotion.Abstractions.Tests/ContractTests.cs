namespace SpeechEmotion.Abstractions.Tests;

public sealed class ContractTests
{
    [Fact]
    public void Eight_Labels_AreOrdinalAndDistinct()
    {
        Assert.Equal(8, EmotionLabels.Eight.Distinct().Count());
        Assert.Equal(EmotionLabels.Eight.Order(StringComparer.Ordinal), EmotionLabels.Eight);
    }

    [Fact]
    public void Eight_CastToAList_CannotBeChanged() =>
        Assert.Throws<NotSupportedException>(() => ((IList<string>)EmotionLabels.Eight)[0] = "joy");

    [Fact]
    public void SpeakerKey_SameNumberInTwoCorpora_Differs()
    {
        Utterance one = new() { Path = "a.wav", Emotion = "sad", Speaker = "03", Dataset = "ravdess" };
        Assert.Equal("ravdess/03", one.SpeakerKey);
        Assert.NotEqual(one.SpeakerKey, (one with { Dataset = "emo-db" }).SpeakerKey);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AudioFormatException_Kind_IsKept(bool isCorrupt)
    {
        InvalidDataException cause = new("cause");
        AudioFormatException error = new("message", isCorrupt, cause);
        Assert.Equal(isCorrupt, error.IsCorrupt);
        Assert.Equal(isCorrupt ? AudioFormatReason.Corrupt : AudioFormatReason.NotSupported, error.Reason);
        Assert.Same(cause, error.InnerException);
    }

    [Theory]
    [InlineData(AudioFormatReason.Corrupt)]
    [InlineData(AudioFormatReason.NotSupported)]
    [InlineData(AudioFormatReason.DecoderMissing)]
    [InlineData(AudioFormatReason.Interrupted)]
    public void AudioFormatException_Reason_IsKept(AudioFormatReason reason)
    {
        InvalidDataException cause = new("cause");
        AudioFormatException error = new("message", reason, cause);
        Assert.Equal(reason, error.Reason);
        Assert.Equal(reason == AudioFormatReason.Corrupt, error.IsCorrupt);
        Assert.Same(cause, error.InnerException);
    }
}
