using System.Buffers;
using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Audio;

/// <summary>Reads the samples of a WAVE file whose header has been passed.</summary>
internal sealed class WavReader : IAudioReader
{
    private const int BufferBytes = 32 * 1024;

    private readonly Stream _stream;
    private readonly WavFormat _format;
    private readonly int _framesPerBuffer;
    private byte[]? _buffer;
    private long _framesLeft;
    private long _framesRead;
    private readonly bool _isLengthKnown;

    public WavReader(Stream stream, WavFormat format, long? dataBytes)
    {
        _stream = stream;
        _format = format;
        _framesPerBuffer = Math.Max(1, BufferBytes / format.BytesPerFrame);
        _buffer = ArrayPool<byte>.Shared.Rent(_framesPerBuffer * format.BytesPerFrame);
        _isLengthKnown = dataBytes is not null;
        _framesLeft = dataBytes is { } bytes ? bytes / format.BytesPerFrame : long.MaxValue;
        Source = new AudioSource
        {
            SampleRate = format.SampleRate, ChannelCount = format.ChannelCount, Encoding = format.Description,
        };
    }

    public int SampleRate => _format.SampleRate;

    public int ChannelCount => _format.ChannelCount;

    public AudioSource Source { get; private set; }

    public int Read(Span<float> interleaved)
    {
        ObjectDisposedException.ThrowIf(_buffer is null, this);
        int wanted = interleaved.Length / ChannelCount;
        if (wanted == 0)
        {
            throw new ArgumentException(
                $"The span must hold at least one frame ({ChannelCount} samples); it holds {interleaved.Length}.", nameof(interleaved));
        }

        int done = 0;
        while (done < wanted && _framesLeft > 0)
        {
            int request = (int)Math.Min(Math.Min(wanted - done, _framesPerBuffer), _framesLeft);
            int frames = ReadBuffer(_buffer, request);
            Span<float> samples = interleaved.Slice(done * ChannelCount, frames * ChannelCount);
            Convert(_buffer.AsSpan(0, frames * _format.BytesPerFrame), samples);
            CheckFinite(samples);
            done += frames;
            _framesRead += frames;
        }

        return done;
    }

    public void Dispose()
    {
        if (_buffer is { } buffer)
        {
            _buffer = null;
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private int ReadBuffer(byte[] buffer, int frames)
    {
        int bytes = frames * _format.BytesPerFrame;
        int read = _stream.ReadAtLeast(buffer.AsSpan(0, bytes), bytes, throwOnEndOfStream: false) / _format.BytesPerFrame;
        _framesLeft -= read;
        if (read < frames)
        {
            _framesLeft = 0;
            if (_isLengthKnown)
            {
                Source = Source with { IsTruncated = true };
            }
        }

        return read;
    }

    private void Convert(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        switch (_format.Encoding)
        {
            case SampleEncoding.Pcm:
                PcmToFloat.Convert(bytes, _format.BytesPerSample, samples);
                break;
            case SampleEncoding.IeeeFloat:
                IeeeToFloat.Convert(bytes, _format.BytesPerSample, samples);
                break;
            case SampleEncoding.ALaw:
                G711ToFloat.ConvertALaw(bytes, samples);
                break;
            default:
                G711ToFloat.ConvertMuLaw(bytes, samples);
                break;
        }
    }

    private void CheckFinite(ReadOnlySpan<float> samples)
    {
        int index = _format.Encoding == SampleEncoding.IeeeFloat ? FiniteSamples.IndexOfOther(samples) : -1;
        if (index < 0)
        {
            return;
        }

        throw new AudioFormatException(
            FormattableString.Invariant(
                $"The sample of frame {_framesRead + (index / ChannelCount)}, channel {index % ChannelCount} is {samples[index]}; samples must be finite."),
            isCorrupt: true);
    }
}
