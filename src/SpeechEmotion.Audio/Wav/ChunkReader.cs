namespace SpeechEmotion.Audio;

/// <summary>Reads and skips forward in a stream that may not be able to seek, counting bytes.</summary>
internal sealed class ChunkReader
{
    private readonly Stream _stream;

    public ChunkReader(Stream stream) => _stream = stream;

    /// <summary>Gets the bytes passed since the beginning.</summary>
    public long Position { get; private set; }

    /// <summary>Fills the span as far as the stream lasts.</summary>
    /// <returns>The bytes read.</returns>
    public int Read(Span<byte> destination)
    {
        int read = _stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        Position += read;
        return read;
    }

    /// <summary>Passes over bytes by reading them: a lying size cannot move past the end.</summary>
    /// <returns><see langword="false"/> where the stream ends first.</returns>
    public bool Skip(long count)
    {
        Span<byte> scratch = stackalloc byte[1024];
        while (count > 0)
        {
            int read = Read(scratch[..(int)Math.Min(count, scratch.Length)]);
            if (read == 0)
            {
                return false;
            }

            count -= read;
        }

        return true;
    }
}
