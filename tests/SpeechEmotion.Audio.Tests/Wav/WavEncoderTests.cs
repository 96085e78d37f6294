using SpeechEmotion.TestKit;

namespace SpeechEmotion.Audio.Tests;

public sealed class WavEncoderTests
{
    [Theory]
    [InlineData(WavEncoding.Pcm16, "WAVE PCM 16-bit", 1.0 / 65536)]
    [InlineData(WavEncoding.Pcm24, "WAVE PCM 24-bit", 1.0 / 16777216 + 1e-8)]
    [InlineData(WavEncoding.IeeeFloat, "WAVE IEEE float 32-bit", 0)]
    public void Write_ThenRead_GivesTheSamplesBack(WavEncoding encoding, string description, double tolerance)
    {
        float[] samples = [.. Enumerable.Range(0, 9001).Select(static i => 0.9f * MathF.Sin(i * 0.1f))];
        MemoryStream stream = new();

        WavEncoder.Write(stream, new AudioSignal(samples, 22050), encoding);
        stream.Position = 0;
        AudioSignal read = new AudioReader().Read(stream);

        Assert.Equal(new AudioSource { SampleRate = 22050, ChannelCount = 1, Encoding = description }, read.Source);
        Assert.Equal(samples.Length, read.Samples.Length);
        for (int i = 0; i < samples.Length; i++)
        {
            Assert.Equal(samples[i], read.Samples.Span[i], tolerance);
        }
    }

    [Fact]
    public void Write_BeyondFullScale_ClipsAndRounds()
    {
        MemoryStream stream = new();

        WavEncoder.Write(stream, new AudioSignal(new float[] { 2, -2, 0.6f / 32768, -1 }, 8000));

        Assert.Equal(WavBuilder.Bytes(32767, -32768, 1, -32768), stream.ToArray()[44..]);
        Assert.Equal(WavBuilder.Mono16(8000, 32767, -32768, 1, -32768), stream.ToArray());
    }

    [Fact]
    public void Write_OddNumberOfBytes_IsPadded()
    {
        MemoryStream stream = new();

        WavEncoder.Write(stream, new AudioSignal(new float[] { 0.5f }, 8000), WavEncoding.Pcm24);

        Assert.Equal(new WavBuilder().Format(1, 1, 8000, 24).Data([0, 0, 0x40]).Build(), stream.ToArray());
    }

    [Fact]
    public void Write_UnknownEncoding_IsRefused() =>
        Assert.Throws<ArgumentException>(() => WavEncoder.Write(new MemoryStream(), new AudioSignal(default, 8000), (WavEncoding)9));
}
