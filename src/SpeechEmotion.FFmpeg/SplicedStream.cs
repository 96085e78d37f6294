using SpeechEmotion.Audio;

namespace SpeechEmotion.FFmpeg;

/// <summary>A seekable stream read forward with one part moved to an earlier place. Disposing it leaves the inner stream open.</summary>
internal sealed class SplicedStream : ReadOnlyStream
{
    private readonly Stream _inner;
    private readonly long _target;
    private readonly long _partStart;
    private readonly long _partEnd;
    private ReadOnlyMemory<byte> _part;

    /// <param name="inner">The stream.</param>
    /// <param name="start">Where reading begins.</param>
    /// <param name="target">Where the part is inserted.</param>
    /// <param name="part">The moved part's bytes.</param>
    /// <param name="partStart">Where the part stood, behind <paramref name="target"/>; as many bytes are left out there.</param>
    public SplicedStream(Stream inner, long start, long target, ReadOnlyMemory<byte> part, long partStart)
    {
        _inner = inner;
        _target = target;
        _part = part;
        _partStart = partStart;
        _partEnd = partStart + part.Length;
        inner.Position = start;
    }

    public override int Read(Span<byte> buffer)
    {
        long position = _inner.Position;
        if (position == _target && !_part.IsEmpty)
        {
            int count = Math.Min(buffer.Length, _part.Length);
            _part.Span[..count].CopyTo(buffer);
            _part = _part[count..];
            return count;
        }

        if (position == _partStart)
        {
            _inner.Position = _partEnd;
        }

        long next = position < _target ? _target : position < _partStart ? _partStart : long.MaxValue;
        return _inner.Read(buffer[..(int)Math.Min(buffer.Length, next - position)]);
    }
}
