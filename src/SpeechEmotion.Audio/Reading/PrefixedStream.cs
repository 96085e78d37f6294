namespace SpeechEmotion.Audio;

/// <summary>
/// A forward-only stream whose first bytes were already taken to recognise the format. Disposing it leaves the inner stream open.
/// </summary>
internal sealed class PrefixedStream : ReadOnlyStream
{
    private readonly Stream _inner;
    private ReadOnlyMemory<byte> _prefix;

    public PrefixedStream(ReadOnlyMemory<byte> prefix, Stream inner)
    {
        _prefix = prefix;
        _inner = inner;
    }

    /// <summary>Gets whether bytes behind the prefix were asked for, so that there is no way back.</summary>
    public bool IsBeyondPrefix { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        if (_prefix.IsEmpty)
        {
            IsBeyondPrefix = true;
            return _inner.Read(buffer);
        }

        int count = Math.Min(buffer.Length, _prefix.Length);
        _prefix.Span[..count].CopyTo(buffer);
        _prefix = _prefix[count..];
        return count;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_prefix.IsEmpty)
        {
            IsBeyondPrefix = true;
            return _inner.ReadAsync(buffer, cancellationToken);
        }

        return ValueTask.FromResult(Read(buffer.Span));
    }
}
