using System.Buffers.Binary;
using System.Text;

namespace SpeechEmotion.Audio;

/// <summary>Walks the chunks of a WAVE file (RIFF, RF64 or BW64) forward to the first sample.</summary>
internal static class WavHeader
{
    private const uint UnknownSize = uint.MaxValue;
    private const long Round = 1L << 32;
    private const long MaxTrailingBytes = 1 << 20;
    private const long MaxShortfall = 4096;

    /// <summary>Tells whether these are the first bytes of a WAVE file.</summary>
    public static bool IsWave(ReadOnlySpan<byte> header) =>
        header.Length >= 12
        && (header.StartsWith("RIFF"u8) || header.StartsWith("RF64"u8) || header.StartsWith("BW64"u8))
        && header[8..].StartsWith("WAVE"u8);

    /// <summary>Reads up to the first sample.</summary>
    /// <returns>The format and the bytes of samples; <see langword="null"/> bytes where only the end of the stream tells.</returns>
    /// <exception cref="AudioFormatException">The header is corrupt or its encoding is not supported.</exception>
    public static (WavFormat Format, long? DataBytes) Read(Stream stream)
    {
        ChunkReader reader = new(stream);
        Span<byte> riff = stackalloc byte[12];
        if (reader.Read(riff) < riff.Length || !IsWave(riff))
        {
            throw Corrupt("it does not begin with 'RIFF', a size and 'WAVE'.");
        }

        uint riffSize = BinaryPrimitives.ReadUInt32LittleEndian(riff[4..]);
        WavFormat? format = null;
        long? longDataSize = null;
        Span<byte> head = stackalloc byte[8];
        Span<byte> content = stackalloc byte[WavFormatChunk.MaxLength];
        while (reader.Read(head) == head.Length)
        {
            uint size = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            if (head.StartsWith("data"u8))
            {
                return format is null
                    ? throw Corrupt("its 'data' chunk comes before its 'fmt ' chunk.")
                    : (format, DataBytes(size, riffSize, reader.Position, longDataSize) is { } bytes ? Believed(bytes, stream) : null);
            }

            // Only so many bytes are kept however long the chunk says it is.
            int kept = (int)Math.Min(size, content.Length);
            bool isFormat = head.StartsWith("fmt "u8);
            bool isLongSizes = head.StartsWith("ds64"u8);
            int read = isFormat || isLongSizes ? reader.Read(content[..kept]) : 0;
            if (isFormat)
            {
                if (read < kept)
                {
                    throw EndsInside(head, size);
                }

                format = WavFormatChunk.Parse(content[..read]);
            }
            else if (isLongSizes && read >= 16)
            {
                longDataSize = BinaryPrimitives.ReadInt64LittleEndian(content[8..]);
            }

            // Chunks are padded to an even length.
            if (!reader.Skip(size - read + (size & 1)))
            {
                throw EndsInside(head, size);
            }
        }

        throw Corrupt("it ends without a 'data' chunk.");
    }

    private static long? DataBytes(uint size, uint riffSize, long position, long? longDataSize)
    {
        if (size == UnknownSize)
        {
            // RF64 keeps the true size in 'ds64'; programs that write to a pipe leave all ones.
            return longDataSize is > 0 ? longDataSize : null;
        }

        // A recorder that was cut off, or could not seek back, leaves 0 here and a RIFF size that ends at this very place.
        bool isUnfinished = size == 0 && (riffSize == UnknownSize || riffSize + 8L <= position);
        return isUnfinished ? null : size;
    }

    private static long? Believed(long size, Stream stream)
    {
        long behind = stream.CanSeek ? stream.Length - stream.Position - size : 0;
        if (behind <= 0 && IsPlaceholder(size))
        {
            return null;
        }

        // A recorder that counts beyond 32 bits begins anew at 0. Then so many whole rounds lie behind the chunk, and perhaps a few small chunks.
        return size < Round && behind >= Round && behind % Round <= MaxTrailingBytes ? size + (behind / Round * Round) : size;
    }

    // Programs that write to a pipe before they know the length put there about as much as fits: sox and espeak 0x7FFFF000, lame 0x7FFFFFFF,
    // arecord 0x80000000.
    private static bool IsPlaceholder(long size) => size is (>= Round / 2 - MaxShortfall and <= Round / 2) or (>= Round - MaxShortfall and < Round);

    private static AudioFormatException EndsInside(ReadOnlySpan<byte> head, uint size) =>
        Corrupt($"it ends inside its chunk '{Printable(head[..4])}', which claims {size} bytes, before any samples.");

    private static string Printable(ReadOnlySpan<byte> name) =>
        string.Concat(Encoding.Latin1.GetString(name).Select(static letter => letter is >= ' ' and <= '~' ? letter : '?'));

    private static AudioFormatException Corrupt(string what) => new($"The WAVE file is corrupt: {what}", isCorrupt: true);
}
