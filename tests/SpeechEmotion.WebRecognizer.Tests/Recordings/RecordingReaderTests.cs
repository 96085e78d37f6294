using Microsoft.Extensions.Options;
using SpeechEmotion.Audio;
using SpeechEmotion.Models.Acted;
using WebRecognizer;
using WebRecognizer.Analysis;
using WebRecognizer.Recordings;

namespace SpeechEmotion.WebRecognizer.Tests.Recordings;

public sealed class RecordingReaderTests
{
    [Theory]
    [InlineData(2, 4096)]
    [InlineData(64, 4096)]
    [InlineData(1000, 262)]
    [InlineData(32_767, 8)]
    public async Task ReadAsync_AnyNumberOfChannels_TakesBlocksOfBoundedSize(int channels, int blockFrames)
    {
        Silence silence = new(channels, frames: 10_000);
        RecordingReader reader = new(
            new EmotionRecognizer(ActedSpeechModel.Load()), new AudioReader([silence]), Options.Create(new WebRecognizerOptions()));

        RecordingResult result = await reader.ReadAsync(new MemoryStream(new byte[64]), voice: null, CancellationToken.None);

        Assert.Equal(blockFrames * channels, silence.LargestBlock);
        Assert.Equal(10_000 / 16_000.0, result.Duration, 6);
    }

    /// <summary>Reads nothing and says that somebody recorded silence with many microphones.</summary>
    private sealed class Silence(int channels, int frames) : IAudioDecoder, IAudioReader
    {
        private int _left = frames;

        public int SampleRate => 16_000;

        public int ChannelCount => channels;

        public AudioSource Source => new() { SampleRate = SampleRate, ChannelCount = channels, Encoding = "none" };

        public int LargestBlock { get; private set; }

        public bool CanDecode(ReadOnlySpan<byte> header) => true;

        public IAudioReader Open(Stream stream) => this;

        public int Read(Span<float> interleaved)
        {
            LargestBlock = Math.Max(LargestBlock, interleaved.Length);
            int read = Math.Min(_left, interleaved.Length / channels);
            interleaved[..(read * channels)].Clear();
            _left -= read;
            return read;
        }

        public void Dispose()
        {
        }
    }
}
