using System.Buffers.Binary;
using SpeechEmotion.Audio;

namespace SpeechEmotion.NWaves;

/// <summary>Where the samples of a WAVE file lie and how they are written.</summary>
/// <param name="Tag">1 for PCM, 3 for IEEE float.</param>
/// <param name="ChannelCount">Channels of a frame.</param>
/// <param name="SampleRate">The sample rate, in hertz.</param>
/// <param name="BitsPerSample">Bits of a sample.</param>
/// <param name="DataStart">The first byte of the samples.</param>
/// <param name="DataBytes">Bytes of whole frames that are there.</param>
/// <param name="IsTruncated">Whether the header claims more.</param>
internal readonly record struct WaveLayout(
    short Tag, short ChannelCount, int SampleRate, short BitsPerSample, int DataStart, int DataBytes, bool IsTruncated)
{
    /// <summary>The length of the plainest header: RIFF, a format of 16 bytes, data.</summary>
    public const int PlainHeaderBytes = 44;

    private const ushort Extensible = 0xFFFE;

    /// <summary>Walks over the chunks of a file.</summary>
    /// <exception cref="AudioFormatException">The file is not one that NWaves reads.</exception>
    public static WaveLayout Find(ReadOnlySpan<byte> file)
    {
        if (!IsWave(file))
        {
            throw Corrupt("it does not begin with RIFF and WAVE");
        }

        ReadOnlySpan<byte> format = default;
        for (long at = 12; at + 8 <= file.Length;)
        {
            ReadOnlySpan<byte> chunk = file[(int)at..];
            uint size = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (chunk.StartsWith("fmt "u8))
            {
                format = chunk[8..(int)Math.Min(chunk.Length, 8L + size)];
            }
            else if (chunk.StartsWith("data"u8))
            {
                return Describe(format, (int)at + 8, size, chunk.Length - 8);
            }

            at += 8 + size + (size & 1);
        }

        throw Corrupt("it has no samples (data chunk)");
    }

    /// <summary>Tells whether bytes are the start of a WAVE file.</summary>
    public static bool IsWave(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WAVE"u8);

    /// <summary>Writes the plainest header right before the samples, over what is there.</summary>
    /// <returns>Where the header begins.</returns>
    public int WritePlainHeader(Span<byte> file)
    {
        int start = DataStart - PlainHeaderBytes;
        Span<byte> header = file.Slice(start, PlainHeaderBytes);
        int frame = ChannelCount * BitsPerSample / 8;
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], (int)Math.Min(int.MaxValue, 36L + DataBytes));
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], Tag);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], ChannelCount);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], unchecked(SampleRate * frame));
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], unchecked((short)frame));
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], BitsPerSample);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], DataBytes);
        return start;
    }

    private static WaveLayout Describe(ReadOnlySpan<byte> format, int dataStart, uint claimed, int there)
    {
        if (format.Length < 16)
        {
            throw Corrupt("its format (fmt chunk) is missing or shorter than 16 bytes");
        }

        ushort tag = BinaryPrimitives.ReadUInt16LittleEndian(format);
        if (tag == Extensible && format.Length >= 26)
        {
            tag = BinaryPrimitives.ReadUInt16LittleEndian(format[24..]);
        }

        short channels = BinaryPrimitives.ReadInt16LittleEndian(format[2..]);
        int rate = BinaryPrimitives.ReadInt32LittleEndian(format[4..]);
        short bits = BinaryPrimitives.ReadInt16LittleEndian(format[14..]);
        if (channels < 1 || rate is < 1 or > AudioSignal.MaxSampleRate)
        {
            throw Corrupt($"it claims {channels} channels at {rate} Hz");
        }

        if ((tag, bits) is not ((1, 8 or 16 or 24 or 32) or (3, 32)))
        {
            throw new AudioFormatException(
                $"NWaves does not read WAVE encoding {tag} with {bits} bits. Supported: PCM of 8, 16, 24 and 32 bits, IEEE float of 32. " +
                $"{nameof(WavDecoder)} reads more.",
                isCorrupt: false);
        }

        // A recorder that was cut off leaves 0 or all ones for the size.
        bool isOpen = claimed is 0 or uint.MaxValue;
        int usable = (int)Math.Min(isOpen ? there : claimed, there);
        usable -= usable % (channels * bits / 8);
        return new WaveLayout((short)tag, channels, rate, bits, dataStart, usable, !isOpen && claimed > there);
    }

    private static AudioFormatException Corrupt(string what) =>
        new($"The bytes are not a WAVE file that can be read: {what}.", isCorrupt: true);
}
