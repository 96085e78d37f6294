namespace SpeechEmotion.Classification;

/// <summary>Reads streams whose length nobody vouches for.</summary>
internal static class BoundedRead
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>Reads to the end; memory grows with what is really there, never with what a header claims.</summary>
    /// <exception cref="InvalidDataException">There are more than <paramref name="maxBytes"/> bytes.</exception>
    public static ReadOnlyMemory<byte> ToEnd(Stream stream, long maxBytes)
    {
        using MemoryStream copy = ToMemoryStream(stream, maxBytes);
        return copy.GetBuffer().AsMemory(0, (int)copy.Length);
    }

    /// <inheritdoc cref="ToEnd"/>
    public static MemoryStream ToMemoryStream(Stream stream, long maxBytes)
    {
        int capacity = stream.CanSeek ? (int)Math.Clamp(stream.Length - stream.Position, 0, maxBytes) : ChunkBytes;
        MemoryStream copy = new(capacity);
        byte[] chunk = new byte[ChunkBytes];
        int read;
        while ((read = stream.Read(chunk)) > 0)
        {
            if (copy.Length + read > maxBytes)
            {
                throw new InvalidDataException($"There are more than {maxBytes} bytes, the most that is accepted.");
            }

            copy.Write(chunk, 0, read);
        }

        copy.Position = 0;
        return copy;
    }
}
