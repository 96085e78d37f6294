namespace WebRecognizer.Recordings;

/// <summary>One part of a form, read onwards only: the form's own stream says that it can seek, but only in what it happens to hold.</summary>
internal sealed class PartStream(Stream part) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Tells whether an error says that the form ends in the middle; what the server refuses is another thing.</summary>
    public static bool IsTorn(Exception error) => error is IOException and not BadHttpRequestException;

    /// <exception cref="ProblemException">The form ends in the middle.</exception>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return part.Read(buffer);
        }
        catch (IOException error) when (IsTorn(error))
        {
            throw new ProblemException(Problems.BadForm, error);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="ProblemException">The form ends in the middle.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await part.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException error) when (IsTorn(error))
        {
            throw new ProblemException(Problems.BadForm, error);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
