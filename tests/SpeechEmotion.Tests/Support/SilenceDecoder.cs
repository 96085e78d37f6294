namespace SpeechEmotion.Tests.Support;

/// <summary>Claims every stream and reads a tenth of a second of silence from it.</summary>
internal sealed class SilenceDecoder : IAudioDecoder
{
    public bool CanDecode(ReadOnlySpan<byte> header) => true;

    public IAudioReader Open(Stream stream) => new Reader();

    private sealed class Reader : IAudioReader
    {
        private int _left = 800;

        public int SampleRate => 8000;

        public int ChannelCount => 1;

        public AudioSource Source { get; } = new() { SampleRate = 8000, ChannelCount = 1, Encoding = "silence" };

        public int Read(Span<float> interleaved)
        {
            int count = Math.Min(_left, interleaved.Length);
            interleaved[..count].Clear();
            _left -= count;
            return count;
        }

        public void Dispose()
        {
        }
    }
}
