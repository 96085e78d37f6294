using SpeechEmotion.Audio;

namespace SpeechEmotion;

/// <summary>
/// Lets a decoder, which reads synchronously, read a stream that may only be read asynchronously: a read waits for the asynchronous one,
/// and ends when the token is cancelled. For worker threads only. Disposing it leaves the inner stream open.
/// </summary>
internal sealed class AwaitedStream(Stream inner, CancellationToken callerToken) : ReadOnlyStream
{
    private byte[] _buffer = [];

    public override bool CanSeek => inner.CanSeek;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        if (_buffer.Length < buffer.Length)
        {
            _buffer = new byte[buffer.Length];
        }

        int count = Read(_buffer, 0, buffer.Length);
        _buffer.AsSpan(0, count).CopyTo(buffer);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValueTask<int> read = inner.ReadAsync(buffer.AsMemory(offset, count), callerToken);
        return read.IsCompletedSuccessfully ? read.Result : read.AsTask().GetAwaiter().GetResult();
    }

    // A decoder that reads ahead in a task of its own has a token of its own too; either ends the waiting.
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(callerToken, cancellationToken);
        return await inner.ReadAsync(buffer, either.Token).ConfigureAwait(false);
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);
}
