using System.Buffers.Binary;

namespace SpeechEmotion.Audio;

/// <summary>Reads the <c>fmt </c> chunk (Microsoft's WAVEFORMATEX and WAVEFORMATEXTENSIBLE).</summary>
internal static class WavFormatChunk
{
    /// <summary>The bytes of the chunk that matter; a longer one's rest is skipped.</summary>
    public const int MaxLength = 40;

    private const int MinLength = 16;
    private const int Extensible = 0xFFFE;
    private const string Supported = "Supported: PCM 8/16/24/32-bit, IEEE float 32/64-bit, A-law, mu-law; others through FfmpegDecoder of SpeechEmotion.FFmpeg.";

    /// <summary>The last 14 bytes of a sub-format GUID whose first two are an ordinary encoding number.</summary>
    private static ReadOnlySpan<byte> SubFormatTail => [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];

    /// <exception cref="AudioFormatException">A field is impossible, or the encoding is not supported.</exception>
    public static WavFormat Parse(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < MinLength)
        {
            throw Corrupt($"its 'fmt ' chunk has {chunk.Length} bytes; at least {MinLength} are needed.");
        }

        int code = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        uint rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        int blockAlign = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        if (code == Extensible)
        {
            code = ReadSubFormat(chunk);
        }

        SampleEncoding encoding = ToEncoding(code);
        if (channels == 0)
        {
            throw Corrupt("it states 0 channels; at least 1 is needed.");
        }

        if (rate is 0 or > AudioSignal.MaxSampleRate)
        {
            throw Corrupt($"it states a sample rate of {rate} Hz; 1 to {AudioSignal.MaxSampleRate} are possible.");
        }

        return new WavFormat(encoding, channels, (int)rate, BytesPerSample(encoding, channels, blockAlign, bits));
    }

    private static int ReadSubFormat(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < MaxLength)
        {
            throw Corrupt($"its extensible 'fmt ' chunk has {chunk.Length} bytes; {MaxLength} are needed.");
        }

        return chunk.Slice(26, 14).SequenceEqual(SubFormatTail)
            ? BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..])
            : throw new AudioFormatException(
                $"WAVE sub-format {new Guid(chunk.Slice(24, 16))} is not supported. {Supported}", isCorrupt: false);
    }

    private static SampleEncoding ToEncoding(int code) => code switch
    {
        1 => SampleEncoding.Pcm,
        3 => SampleEncoding.IeeeFloat,
        6 => SampleEncoding.ALaw,
        7 => SampleEncoding.MuLaw,
        _ => throw new AudioFormatException($"WAVE encoding {code}{NameOf(code)} is not supported. {Supported}", isCorrupt: false),
    };

    private static string NameOf(int code) => code switch
    {
        2 => " (Microsoft ADPCM)",
        17 => " (IMA ADPCM)",
        49 => " (GSM 6.10)",
        64 or 69 => " (G.726 ADPCM)",
        80 => " (MPEG)",
        85 => " (MP3)",
        255 or 5632 => " (AAC)",
        353 or 354 => " (Windows Media Audio)",
        _ => string.Empty,
    };

    private static int BytesPerSample(SampleEncoding encoding, int channels, int blockAlign, int bits)
    {
        // A container may be wider than the sample (20 bits in 3 bytes): the sample is then left-justified, so the container is what counts.
        int bytes = blockAlign == 0 ? (bits + 7) / 8 : blockAlign / channels;

        // A telephone's samples have one byte; some writers state the 16 bits that they stand for, or none.
        if (encoding is SampleEncoding.ALaw or SampleEncoding.MuLaw && blockAlign == channels)
        {
            return 1;
        }

        if ((blockAlign != 0 && blockAlign % channels != 0) || bits == 0 || bits > bytes * 8)
        {
            throw Corrupt($"it states {bits} bits a sample, {channels} channels and {blockAlign} bytes a frame, which contradict each other.");
        }

        bool isSupported = encoding switch
        {
            SampleEncoding.Pcm => bytes is >= 1 and <= 4,
            SampleEncoding.IeeeFloat => bytes is 4 or 8 && bits == bytes * 8,
            _ => bytes == 1,
        };
        return isSupported
            ? bytes
            : throw new AudioFormatException($"WAVE {encoding} with {bits} bits in {bytes} bytes is not supported. {Supported}", isCorrupt: false);
    }

    private static AudioFormatException Corrupt(string what) => new($"The WAVE header is corrupt: {what}", isCorrupt: true);
}
