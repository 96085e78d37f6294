namespace SpeechEmotion;

/// <summary>Fetches a stream's bytes asynchronously, up to a limit.</summary>
internal static class StreamBuffer
{
    private const int UnknownLength = 64 * 1024;

    /// <summary>Reads to the end.</summary>
    /// <exception cref="AudioFormatException">The stream holds more bytes than the limit.</exception>
    public static async Task<MemoryStream> ReadAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        // An array holds a little less than int.MaxValue.
        limit = Math.Min(limit, Array.MaxLength);
        long left = stream.CanSeek ? stream.Length - stream.Position : 0;
        if (left > limit)
        {
            throw TooLong(limit);
        }

        MemoryStream bytes = new(stream.CanSeek ? (int)Math.Max(left, 0) : UnknownLength);
        byte[] chunk = new byte[64 * 1024];
        int count;

        // Not every stream hears of the token while it waits: a pipe does not.
        while ((count = await stream.ReadAsync(chunk, cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (bytes.Length + count > limit)
            {
                throw TooLong(limit);
            }

            bytes.Write(chunk, 0, count);
        }

        bytes.Position = 0;
        return bytes;
    }

    private static AudioFormatException TooLong(int limit) =>
        new($"The stream holds more than {limit} bytes (MaximumStreamBytes). Raise the limit, or cut the recording.", isCorrupt: false);
}
