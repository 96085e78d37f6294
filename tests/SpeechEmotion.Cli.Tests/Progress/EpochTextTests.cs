using SpeechEmotion.Cli.Progress;
using SpeechEmotion.Training;

namespace SpeechEmotion.Cli.Tests.Progress;

public sealed class EpochTextTests
{
    private static readonly EpochReport Epoch = new(12, 60, 1.2, 0.5, 1.3, 0.4, 0.4567, 0.001, true, TimeSpan.Zero, TimeSpan.FromSeconds(5));

    [Theory]
    [InlineData(80, "epoch 12/60  loss 1.200  validation loss 1.300, UAR 0.457 (best)")]
    [InlineData(44, "epoch 12/60  UAR 0.457 (best)")]
    [InlineData(12, "epoch 12/60…")]
    [InlineData(1, "…")]
    public void Fitting_Room_IsNotExceeded(int room, string expected) => Assert.Equal(expected, EpochText.Fitting(Epoch, room));
}
