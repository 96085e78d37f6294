using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Audio.Tests;

public sealed class SampleConversionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Convert_EveryLength_EqualsTheScalarFormula(int bytesPerSample)
    {
        for (int length = 0; length <= 129; length++)
        {
            byte[] bytes = new byte[length * bytesPerSample];
            new Random(length).NextBytes(bytes);
            float[] samples = new float[length];

            PcmToFloat.Convert(bytes, bytesPerSample, samples);

            for (int i = 0; i < length; i++)
            {
                long value = bytesPerSample == 1 ? bytes[i] - 128 : (sbyte)bytes[((i + 1) * bytesPerSample) - 1];
                for (int k = bytesPerSample - 2; k >= 0; k--)
                {
                    value = (value * 256) + bytes[(i * bytesPerSample) + k];
                }

                Assert.Equal((float)(value / Math.Pow(2, (8 * bytesPerSample) - 1)), samples[i]);
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Mean_EveryLength_EqualsTheScalarFormula(int channels)
    {
        for (int length = 0; length <= 129; length++)
        {
            Random random = new(length);
            float[] interleaved = [.. Enumerable.Range(0, length * channels).Select(_ => random.NextSingle() - 0.5f)];
            float[] mono = new float[length];

            ChannelMix.Mean(interleaved, channels, mono);

            for (int i = 0; i < length; i++)
            {
                float sum = 0;
                for (int channel = 0; channel < channels; channel++)
                {
                    sum += interleaved[(i * channels) + channel];
                }

                Assert.Equal(sum / channels, mono[i]);
            }
        }
    }

    [Fact]
    public void Convert_G711Extremes_AreTheStandardsValues()
    {
        float[] aLaw = new float[4], muLaw = new float[4];

        G711ToFloat.ConvertALaw([0xD5, 0x55, 0xAA, 0x2A], aLaw);
        G711ToFloat.ConvertMuLaw([0xFF, 0x7F, 0x80, 0x00], muLaw);

        Assert.Equal([8 / 32768f, -8 / 32768f, 32256 / 32768f, -32256 / 32768f], aLaw);
        Assert.Equal([0f, 0f, 32124 / 32768f, -32124 / 32768f], muLaw);
    }

    // Codes and their 16-bit values from the table of ITU-T G.711.
    [Theory]
    [InlineData(0xFF, 0)]
    [InlineData(0xFE, 8)]
    [InlineData(0xEF, 132)]
    [InlineData(0xE0, 372)]
    [InlineData(0x80, 32124)]
    [InlineData(0x00, -32124)]
    [InlineData(0x7E, -8)]
    public void MuLaw_KnownCode_GivesTheTablesValue(byte code, int value) => Assert.Equal(value / 32768f, G711ToFloat.MuLaw(code));

    [Fact]
    public void ConvertMuLaw_EveryCode_IsTheStandardsValueBitForBit()
    {
        byte[] codes = [.. Enumerable.Range(0, 256).Select(code => (byte)code)];
        float[] samples = new float[256];

        G711ToFloat.ConvertMuLaw(codes, samples);

        for (int code = 0; code < 256; code++)
        {
            // The table of ITU-T G.711 in 14 bits: (2 · step + 33) · 2^segment − 33, with all bits of the code inverted on the line.
            int bits = 255 - code;
            float magnitude = 4 * (((2 * (bits % 16)) + 33) * (1 << (bits / 16 % 8)) - 33) / 32768f;
            float expected = bits >= 128 && magnitude != 0 ? -magnitude : magnitude;
            Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(samples[code]));
        }
    }
}
