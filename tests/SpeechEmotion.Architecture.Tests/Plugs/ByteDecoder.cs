namespace SpeechEmotion.Architecture.Tests.Plugs;

/// <summary>A format of a stranger: "TEXT", then one unsigned byte a sample.</summary>
internal sealed class ByteDecoder : IAudioDecoder
{
    public bool CanDecode(ReadOnlySpan<byte> header) => header.StartsWith("TEXT"u8);

    public IAudioReader Open(Stream stream)
    {
        stream.ReadExactly(new byte[4]);
        return new Reader(stream);
    }

    private sealed class Reader(Stream stream) : IAudioReader
    {
        public int SampleRate => 8000;

        public int ChannelCount => 1;

        public AudioSource Source { get; } = new() { SampleRate = 8000, ChannelCount = 1, Encoding = "bytes" };

        public int Read(Span<float> interleaved)
        {
            int count = 0;
            for (int value; count < interleaved.Length && (value = stream.ReadByte()) >= 0; count++)
            {
                interleaved[count] = value / 256f;
            }

            return count;
        }

        public void Dispose()
        {
        }
    }
}
