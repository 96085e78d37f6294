using SpeechEmotion.TestKit;
using SpeechEmotion.Tests.Support;

namespace SpeechEmotion.Tests.Segments;

/// <summary>Alone, because what is allocated is counted for the whole process.</summary>
[Collection(nameof(HostileHeaderTests))]
[CollectionDefinition(nameof(HostileHeaderTests), DisableParallelization = true)]
public sealed class HostileHeaderTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PredictSegmentsAsync_HeaderThatClaimsThousandsOfChannels_TakesNoMemoryForThem(bool perChannel)
    {
        byte[] wav = new WavBuilder().Format(1, 65_535 / 2, 16_000, 16).Data(new byte[65_534 * 4]).Build();
        long before = GC.GetTotalAllocatedBytes(precise: true);

        Task<List<EmotionSegment>> read = Speech.List(
            Clips.Recognizer().PredictSegmentsAsync(new MemoryStream(wav), new SegmentOptions { PerChannel = perChannel }));

        if (perChannel)
        {
            Assert.Contains("32767 channels", (await Assert.ThrowsAsync<AudioFormatException>(() => read)).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Single(await read);
        }

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 48 << 20);
    }
}
