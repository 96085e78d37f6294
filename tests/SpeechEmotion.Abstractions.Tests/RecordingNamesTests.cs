namespace SpeechEmotion.Abstractions.Tests;

public sealed class RecordingNamesTests
{
    [Theory]
    [InlineData("a/b.wav")]
    [InlineData("voice note.M4A")]
    [InlineData("film.mkv")]
    [InlineData(".opus")]
    public void IsRecording_SoundOrVideoInAnyCase_IsOne(string path) => Assert.True(RecordingNames.IsRecording(path));

    [Theory]
    [InlineData("")]
    [InlineData("wav")]
    [InlineData("notes.txt")]
    [InlineData("speech.wav.part")]
    public void IsRecording_OtherName_IsNone(string path) => Assert.False(RecordingNames.IsRecording(path));

    [Fact]
    public void Extensions_SoundAndVideo_AreLowerCaseWithADotSortedAndDifferent()
    {
        Assert.All([RecordingNames.SoundExtensions, RecordingNames.VideoExtensions], (IReadOnlyList<string> extensions) =>
        {
            Assert.All(extensions, extension => Assert.Matches("^\\.[0-9a-z]+$", extension));
            Assert.Equal(extensions.Order(StringComparer.Ordinal), extensions);
        });
        string[] all = [.. RecordingNames.SoundExtensions, .. RecordingNames.VideoExtensions];
        Assert.Equal(all.Length, all.Distinct().Count());
    }
}
