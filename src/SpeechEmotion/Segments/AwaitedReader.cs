using SpeechEmotion.Audio;

namespace SpeechEmotion;

/// <summary>Decodes a stream that may only be read asynchronously (<see cref="AwaitedStream"/>); the stream stays open.</summary>
internal sealed class AwaitedReader : IAudioReader
{
    private readonly AwaitedStream _source;
    private readonly IAudioReader _reader;

    public AwaitedReader(AudioReader audio, Stream stream, CancellationToken cancellationToken)
    {
        _source = new AwaitedStream(stream, cancellationToken);
        try
        {
            _reader = audio.Open(_source, cancellationToken);
        }
        catch
        {
            _source.Dispose();
            throw;
        }
    }

    public int SampleRate => _reader.SampleRate;

    public int ChannelCount => _reader.ChannelCount;

    public AudioSource Source => _reader.Source;

    public int Read(Span<float> interleaved) => _reader.Read(interleaved);

    public void Dispose()
    {
        _reader.Dispose();
        _source.Dispose();
    }
}
