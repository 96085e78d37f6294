using SpeechEmotion.TestKit;
using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Tests.Segments;

public sealed class SegmentOptionsTests
{
    [Fact]
    public void PredictSegmentsAsync_ManyBadOptions_NamesAllAtOnceBeforeReading()
    {
        SegmentOptions options = new()
        {
            WindowSeconds = 61,
            HopSeconds = double.NaN,
            Smoothing = 1,
            MinimumSpeechRatio = -0.1f,
            MinimumTurnSeconds = -1,
            Channel = -1,
            PerChannel = true,
        };

        ArgumentException e = Assert.Throws<ArgumentException>(() => { Clips.Recognizer().PredictSegmentsAsync(Stream.Null, options); });

        Assert.All(
            ["WindowSeconds must", "HopSeconds", "Smoothing", "MinimumSpeechRatio", "MinimumTurnSeconds", "Channel must be 0", "PerChannel"],
            name => Assert.Contains(name, e.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void PredictSegmentsAsync_DecimalComma_WritesNumbersAsTheyAreGiven()
    {
        using CommaCulture comma = new();
        SegmentOptions options = new() { WindowSeconds = 0.25, HopSeconds = 0.05, Smoothing = 1.5f, MinimumSpeechRatio = -0.5f, MinimumTurnSeconds = -0.5 };

        string message = Assert.Throws<ArgumentException>(() => { Clips.Recognizer().PredictSegmentsAsync(Stream.Null, options); }).Message;

        Assert.Equal(5, message.Split("it was ").Length - 1);
        Assert.DoesNotContain("0,", message, StringComparison.Ordinal);
        Assert.Contains("1.5", message, StringComparison.Ordinal);
    }
}
