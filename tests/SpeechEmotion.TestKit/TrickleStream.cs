namespace SpeechEmotion.TestKit;

/// <summary>A forward-only stream that gives a few bytes at a time, as a socket or a pipe does.</summary>
public sealed class TrickleStream : Stream
{
    private readonly byte[] _bytes;
    private readonly int _atMost;
    private int _position;

    public TrickleStream(byte[] bytes, int atMost = 7)
    {
        _bytes = bytes;
        _atMost = atMost;
    }

    public bool IsDisposed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = Math.Min(Math.Min(count, _atMost), _bytes.Length - _position);
        _bytes.AsSpan(_position, read).CopyTo(buffer.AsSpan(offset));
        _position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
