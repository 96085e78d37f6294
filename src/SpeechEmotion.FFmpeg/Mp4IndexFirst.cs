using System.Buffers.Binary;

namespace SpeechEmotion.FFmpeg;

/// <summary>
/// MP4 files (ISO/IEC 14496-12) often have their index, the box <c>moov</c>, behind the samples; through a pipe ffmpeg cannot go back to
/// them. From a seekable stream the index is sent first, and its positions of what stood before it are moved by its own length.
/// </summary>
internal static class Mp4IndexFirst
{
    private const int MaxIndexBytes = 64 << 20;
    private const int HeadBytes = 16;

    // trak, mdia, minf, stbl: a file that nests deeper is none that anybody writes.
    private const int MaxDepth = 4;
    private const int MaxOuterBoxes = 4096;

    /// <summary>
    /// Returns a stream with the index first; the same stream, at the same position, where nothing has to or can be moved.
    /// </summary>
    public static Stream Wrap(Stream stream)
    {
        if (!stream.CanSeek)
        {
            return stream;
        }

        long start = stream.Position;
        long samples = -1;
        int boxes = 0;
        Stream? reordered = null;
        for (long position = start; TryReadBox(stream, position, out string type, out long length); position += length)
        {
            if ((position == start && type != "ftyp") || ++boxes > MaxOuterBoxes)
            {
                break;
            }

            if (type == "mdat" && samples < 0)
            {
                samples = position;
            }
            else if (type == "moov")
            {
                reordered = samples < 0 || length > MaxIndexBytes ? null : MoveIndex(stream, start, samples, position, (int)length);
                break;
            }
        }

        if (reordered is null)
        {
            stream.Position = start;
        }

        return reordered ?? stream;
    }

    private static SplicedStream? MoveIndex(Stream stream, long start, long samples, long position, int length)
    {
        byte[] index = new byte[length];
        stream.Position = position;
        stream.ReadExactly(index);
        return TryShift(index.AsSpan(8), new Shift(samples - start, position - start, length), MaxDepth)
            ? new SplicedStream(stream, start, samples, index, position)
            : null;
    }

    private static bool TryReadBox(Stream stream, long position, out string type, out long length)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        stream.Position = position;
        int read = stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
        type = string.Empty;
        length = 0;
        if (read < 8)
        {
            return false;
        }

        uint size = BinaryPrimitives.ReadUInt32BigEndian(head);
        type = string.Create(4, head[4..8], static (letters, bytes) =>
        {
            for (int i = 0; i < letters.Length; i++)
            {
                letters[i] = (char)bytes[i];
            }
        });
        length = size switch
        {
            0 => stream.Length - position,
            1 => read == HeadBytes ? BinaryPrimitives.ReadInt64BigEndian(head[8..]) : 0,
            _ => size,
        };
        return length >= 8 && length <= stream.Length - position;
    }

    /// <summary>Moves the chunk positions in the boxes of an index.</summary>
    /// <returns>
    /// <see langword="false"/> where a box is broken or a position no longer fits: ffmpeg shall then judge the file as it is.
    /// </returns>
    private static bool TryShift(Span<byte> boxes, Shift shift, int depth)
    {
        while (boxes.Length >= 8)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(boxes);
            if (size < 8 || size > boxes.Length)
            {
                return false;
            }

            Span<byte> content = boxes[8..(int)size];
            ReadOnlySpan<byte> type = boxes[4..8];
            bool isContainer = type.SequenceEqual("trak"u8) || type.SequenceEqual("mdia"u8) || type.SequenceEqual("minf"u8) || type.SequenceEqual("stbl"u8);
            bool isFine = isContainer ? depth > 0 && TryShift(content, shift, depth - 1)
                : type.SequenceEqual("stco"u8) ? TryShiftEntries(content, sizeof(uint), shift)
                : !type.SequenceEqual("co64"u8) || TryShiftEntries(content, sizeof(ulong), shift);
            if (!isFine)
            {
                return false;
            }

            boxes = boxes[(int)size..];
        }

        return true;
    }

    private static bool TryShiftEntries(Span<byte> content, int entryBytes, Shift shift)
    {
        if (content.Length < 8 || BinaryPrimitives.ReadUInt32BigEndian(content[4..]) * (long)entryBytes > content.Length - 8)
        {
            return false;
        }

        uint count = BinaryPrimitives.ReadUInt32BigEndian(content[4..]);
        for (int i = 0; i < count; i++)
        {
            Span<byte> entry = content.Slice(8 + (i * entryBytes), entryBytes);
            if (entryBytes == sizeof(ulong))
            {
                BinaryPrimitives.WriteUInt64BigEndian(entry, shift.Apply(BinaryPrimitives.ReadUInt64BigEndian(entry)));
                continue;
            }

            ulong moved = shift.Apply(BinaryPrimitives.ReadUInt32BigEndian(entry));
            if (moved > uint.MaxValue)
            {
                return false;
            }

            BinaryPrimitives.WriteUInt32BigEndian(entry, (uint)moved);
        }

        return true;
    }

    /// <summary>What comes later in the file, by how much: the bytes from one position to before another.</summary>
    private readonly record struct Shift(long From, long To, int Distance)
    {
        public ulong Apply(ulong position) => position >= (ulong)From && position < (ulong)To ? position + (ulong)Distance : position;
    }
}
