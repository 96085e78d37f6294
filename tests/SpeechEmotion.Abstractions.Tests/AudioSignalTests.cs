namespace SpeechEmotion.Abstractions.Tests;

public sealed class AudioSignalTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(AudioSignal.MaxSampleRate + 1)]
    public void Constructor_RateOutOfRange_NamesFoundAndAccepted(int rate)
    {
        string message = Assert.Throws<ArgumentOutOfRangeException>(() => new AudioSignal(new float[3], rate)).Message;
        Assert.Contains($"it was {rate}", message, StringComparison.Ordinal);
        Assert.Contains("768000", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 8000, 0)]
    [InlineData(22_050, 44_100, 0.5)]
    public void Duration_Samples_IsTheirCountOverTheRate(int samples, int rate, double seconds) =>
        Assert.Equal(seconds, new AudioSignal(new float[samples], rate).Duration.TotalSeconds, 9);

    [Fact]
    public void Samples_AreTheMemoryGiven_NotACopy()
    {
        float[] samples = [1, 2, 3];
        Assert.True(new AudioSignal(samples, 8000).Samples.Span == samples.AsSpan());
    }
}
