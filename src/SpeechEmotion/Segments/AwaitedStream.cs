using SpeechEmotion.Audio;

namespace SpeechEmotion;

/// <summary>
/// Lets a decoder, which reads synchronously, read a stream that may only be read asynchronously: a read waits for the asynchronous one,
/// and ends when the token is cancelled. For worker threads only, one read at a time. Disposing it leaves the inner stream open.
/// </summary>
internal sealed class AwaitedStream(Stream inner, CancellationToken callerToken) : ReadOnlyStream
{
    // Bytes come here first: a read that is given up may still write to its memory.
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
        ValueTask<int> read = FetchAsync(buffer.Length, callerToken);
        int count = read.IsCompletedSuccessfully ? read.Result : read.AsTask().GetAwaiter().GetResult();
        _buffer.AsSpan(0, count).CopyTo(buffer);
        return count;
    }

    // A decoder that reads ahead in a task of its own has a token of its own too; either ends the waiting.
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(callerToken, cancellationToken);
        int count = await FetchAsync(buffer.Length, either.Token).ConfigureAwait(false);
        _buffer.AsMemory(0, count).CopyTo(buffer);
        return count;
    }

    // Not every stream hears of the token while it waits: a pipe does not.
    private ValueTask<int> FetchAsync(int count, CancellationToken cancellationToken)
    {
        if (_buffer.Length < count)
        {
            _buffer = new byte[count];
        }

        ValueTask<int> read = inner.ReadAsync(_buffer.AsMemory(0, count), cancellationToken);
        return read.IsCompleted ? read : new ValueTask<int>(read.AsTask().WaitAsync(cancellationToken));
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);
}
