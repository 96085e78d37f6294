namespace SpeechEmotion.Tests.Support;

/// <summary>Claims every stream and gives interleaved samples, a few frames at a time.</summary>
internal sealed class ArrayDecoder(float[] interleaved, int channelCount, int sampleRate, int framesPerRead = 333) : IAudioDecoder
{
    public bool CanDecode(ReadOnlySpan<byte> header) => true;

    public IAudioReader Open(Stream stream) => new Reader(interleaved, channelCount, sampleRate, framesPerRead);

    private sealed class Reader(float[] samples, int channelCount, int sampleRate, int framesPerRead) : IAudioReader
    {
        private int _at;

        public int SampleRate => sampleRate;

        public int ChannelCount => channelCount;

        public AudioSource Source { get; } = new() { SampleRate = sampleRate, ChannelCount = channelCount, Encoding = "array" };

        public int Read(Span<float> interleaved)
        {
            int count = Math.Min(samples.Length - _at, Math.Min(interleaved.Length / channelCount, framesPerRead) * channelCount);
            samples.AsSpan(_at, count).CopyTo(interleaved);
            _at += count;
            return count / channelCount;
        }

        public void Dispose()
        {
        }
    }
}
