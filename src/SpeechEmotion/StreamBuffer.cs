namespace SpeechEmotion;

/// <summary>Fetches a stream's bytes asynchronously, up to a limit.</summary>
internal static class StreamBuffer
{
    /// <summary>Reads to the end.</summary>
    /// <exception cref="AudioFormatException">The stream holds more bytes than the limit.</exception>
    public static async Task<MemoryStream> ReadAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        MemoryStream bytes = new(Capacity(stream, limit));
        byte[] chunk = new byte[64 * 1024];
        int count;
        while ((count = await stream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (bytes.Length + count > limit)
            {
                throw new AudioFormatException(
                    $"The stream holds more than {limit} bytes (MaximumStreamBytes). Raise the limit, or cut the recording.", isCorrupt: false);
            }

            bytes.Write(chunk, 0, count);
        }

        bytes.Position = 0;
        return bytes;
    }

    private static int Capacity(Stream stream, int limit) =>
        stream.CanSeek ? (int)Math.Clamp(stream.Length - stream.Position, 0, limit) : 64 * 1024;
}
