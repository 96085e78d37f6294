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
}
