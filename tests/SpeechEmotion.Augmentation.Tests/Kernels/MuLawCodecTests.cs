using SpeechEmotion.Audio.Kernels;
using SpeechEmotion.Augmentation.Kernels;

namespace SpeechEmotion.Augmentation.Tests.Kernels;

public sealed class MuLawCodecTests
{
    [Fact]
    public void Encode_EveryDecodedCode_GivesTheCodeBack()
    {
        for (int code = 0; code < 256; code++)
        {
            // 0x7F is negative zero, which integers lack.
            int expected = code == 0x7F ? 0xFF : code;
            Assert.Equal(expected, MuLawCodec.Encode(G711ToFloat.MuLaw((byte)code)));
        }
    }

    [Fact]
    public void RoundTrip_AnySample_IsWithinHalfAStep()
    {
        Random random = new(3);
        for (int i = 0; i < 2000; i++)
        {
            float sample = (float)((random.NextDouble() * 2) - 1);
            float[] coded = [sample];
            MuLawCodec.RoundTrip(coded);

            // In 16-bit units a step is at most a sixteenth of the magnitude plus the bias of 132; half a unit is lost before coding.
            double halfStep = (((Math.Abs(sample) * 32768) + 132) / 32) + 0.5;
            Assert.InRange(Math.Abs(coded[0] - sample) * 32768, 0, halfStep);
        }
    }

    [Fact]
    public void RoundTrip_BeyondFullScale_IsCut()
    {
        float[] samples = [2, -3];
        MuLawCodec.RoundTrip(samples);
        Assert.Equal([32124 / 32768f, -32124 / 32768f], samples);
    }
}
