namespace SpeechEmotion.Audio;

/// <summary>
/// Recognises file formats by their first bytes, so that an error can name what was given. Callable from several threads at once.
/// </summary>
public static class FormatSniffer
{
    /// <summary>Names the format that the first bytes belong to.</summary>
    /// <param name="header">The first bytes, best <see cref="AudioHeader.Length"/> of them.</param>
    /// <returns>The format, or <see langword="null"/> for bytes that begin no format known here.</returns>
    public static SniffedFormat? Sniff(ReadOnlySpan<byte> header) =>
        SniffContainer(header) ?? SniffAudio(header) ?? SniffOther(header) ?? SniffMpeg(header) ?? SniffDigitalTheatre(header) ?? SniffText(header);

    private static SniffedFormat? SniffContainer(ReadOnlySpan<byte> header)
    {
        if (WavHeader.IsWave(header))
        {
            return Audio("WAVE");
        }

        ReadOnlySpan<byte> kind = header.Length >= 12 ? header[8..12] : default;
        if (header.StartsWith("RIFF"u8))
        {
            return kind.SequenceEqual("AVI "u8) ? Audio("AVI") : kind.SequenceEqual("WEBP"u8) ? Other("a WebP picture") : Other("a RIFF file");
        }

        if (header.StartsWith("FORM"u8) && kind.StartsWith("AIF"u8))
        {
            return Audio(kind[3] == 'C' ? "AIFF-C" : "AIFF");
        }

        if (header.Length >= 12 && header[4..].StartsWith("ftyp"u8))
        {
            return kind.StartsWith("M4A"u8) ? Audio("M4A (MPEG-4 audio)")
                : kind.StartsWith("qt"u8) ? Audio("QuickTime")
                : kind.StartsWith("3g"u8) ? Audio("3GPP") : Audio("MP4");
        }

        if (header.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
        {
            return Audio(header.IndexOf("webm"u8) >= 0 ? "WebM" : "Matroska");
        }

        return header.StartsWith("OggS"u8)
            ? Audio(header.IndexOf("OpusHead"u8) >= 0 ? "Ogg Opus" : header.IndexOf("vorbis"u8) >= 0 ? "Ogg Vorbis" : "Ogg")
            : null;
    }

    private static SniffedFormat? SniffAudio(ReadOnlySpan<byte> header) =>
        header.StartsWith("fLaC"u8) ? Audio("FLAC")
        : header.StartsWith("RIFX"u8) ? Audio("big-endian WAVE (RIFX)")
        : header.StartsWith((ReadOnlySpan<byte>)[0x72, 0x69, 0x66, 0x66, 0x2E, 0x91, 0xCF, 0x11]) ? Audio("Wave64")
        : header.StartsWith(".snd"u8) ? Audio("Sun AU")
        : header.StartsWith("#!AMR"u8) ? Audio("AMR")
        : header.StartsWith("caff"u8) ? Audio("Apple Core Audio (CAF)")
        : header.StartsWith("MAC "u8) ? Audio("Monkey's Audio")
        : header.StartsWith("wvpk"u8) ? Audio("WavPack")
        : header.StartsWith("TTA1"u8) || header.StartsWith("TTA2"u8) ? Audio("True Audio (TTA)")
        : header.StartsWith("Creative Voice File\x1A"u8) ? Audio("Creative Voice (VOC)")
        : header.StartsWith("NIST_1A"u8) ? Audio("NIST SPHERE")
        : header.StartsWith("MThd"u8) ? Other("MIDI notes, which hold no sound")
        : header.StartsWith("FLV"u8) ? Audio("Flash video")
        : header.StartsWith((ReadOnlySpan<byte>)[0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11]) ? Audio("Windows Media (ASF)")
        : null;

    private static SniffedFormat? SniffOther(ReadOnlySpan<byte> header) =>
        header.StartsWith("%PDF"u8) ? Other("a PDF document")
        : header.StartsWith("PK\x03\x04"u8) ? Other("a ZIP archive")
        : header.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? Other("gzip-compressed data")
        : header.StartsWith("Rar!"u8) ? Other("a RAR archive")
        : header.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) ? Other("a PNG picture")
        : header.StartsWith("GIF8"u8) ? Other("a GIF picture")
        : header.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Other("a JPEG picture")
        : header.StartsWith((ReadOnlySpan<byte>)[0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]) ? Other("a NumPy array")
        : null;

    /// <summary>MPEG audio without a container begins with a tag, or with eleven set bits and fields that are not all allowed.</summary>
    private static SniffedFormat? SniffMpeg(ReadOnlySpan<byte> header)
    {
        if (header.StartsWith("ID3"u8))
        {
            return Audio("MP3");
        }

        if (header.StartsWith((ReadOnlySpan<byte>)[0, 0, 1, 0xBA]))
        {
            return Audio("MPEG program stream");
        }

        // One packet of 188 bytes is not over within the header, so only the tables that streams begin with are recognised.
        if (header.Length >= 5 && header[..2].SequenceEqual((ReadOnlySpan<byte>)[0x47, 0x40]) && header[2] is 0 or 0x11
            && (header[3] & 0xF0) == 0x10 && header[4] == 0)
        {
            return Audio("MPEG transport stream");
        }

        if (header.Length < 4 || header[0] != 0xFF || IsUtf16(header))
        {
            return null;
        }

        bool isAac = (header[1] & 0xF6) == 0xF0 && (header[2] & 0x3C) >> 2 < 13;
        bool isLayered = (header[1] & 0xE0) == 0xE0 && (header[1] & 0x18) != 0x08 && (header[1] & 6) != 0
            && header[2] >> 4 is > 0 and < 15 && (header[2] & 0x0C) != 0x0C;
        return isAac ? Audio("AAC (ADTS)") : isLayered ? Audio("MP3") : null;
    }

    /// <summary>The sound of films without a container: a word that each frame begins with, and a version that exists.</summary>
    private static SniffedFormat? SniffDigitalTheatre(ReadOnlySpan<byte> header)
    {
        if (header.StartsWith((ReadOnlySpan<byte>)[0x7F, 0xFE, 0x80, 0x01]) || header.StartsWith((ReadOnlySpan<byte>)[0xFE, 0x7F, 0x01, 0x80]))
        {
            return Audio("DTS");
        }

        return header.Length < 6 || !header.StartsWith((ReadOnlySpan<byte>)[0x0B, 0x77]) ? null
            : (header[5] >> 3) switch
            {
                <= 10 => Audio("AC-3"),
                <= 16 => Audio("E-AC-3"),
                _ => null,
            };
    }

    // The mark, and a first letter of any Western language: MPEG audio may begin with one of these marks, too.
    private static bool IsUtf16(ReadOnlySpan<byte> header) =>
        header is [0xFF, 0xFE, not 0, 0, ..] or [0xFE, 0xFF, 0, not 0, ..];

    private static SniffedFormat? SniffText(ReadOnlySpan<byte> header)
    {
        if (header.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) || IsUtf16(header))
        {
            return Other("text");
        }

        if (header.IsEmpty)
        {
            return null;
        }

        foreach (byte letter in header)
        {
            if (letter is < 0x20 and not (0x09 or 0x0A or 0x0D) or 0x7F)
            {
                return null;
            }
        }

        return header.TrimStart((byte)' ').StartsWith("<"u8) ? Other("HTML or XML text") : Other("text");
    }

    private static SniffedFormat Audio(string name) => new(name, HasAudio: true);

    private static SniffedFormat Other(string name) => new(name, HasAudio: false);
}
