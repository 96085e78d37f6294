using System.Buffers.Binary;
using System.Text;

namespace SpeechEmotion.TestKit;

/// <summary>Writes WAVE bytes chunk by chunk, right or wrong: every size can lie.</summary>
public sealed class WavBuilder
{
    private readonly List<byte> _chunks = [];
    private string _magic = "RIFF";
    private uint? _riffSize;

    /// <summary>A plain mono 16-bit file.</summary>
    public static byte[] Mono16(int sampleRate, params short[] samples) =>
        new WavBuilder().Format(1, 1, sampleRate, 16).Data(Bytes(samples)).Build();

    /// <summary>Little-endian bytes of 16-bit samples.</summary>
    public static byte[] Bytes(params short[] samples)
    {
        byte[] bytes = new byte[2 * samples.Length];
        for (int i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(2 * i), samples[i]);
        }

        return bytes;
    }

    /// <summary>Little-endian bytes of 32-bit float samples.</summary>
    public static byte[] Bytes(params float[] samples) => [.. samples.SelectMany(BitConverter.GetBytes)];

    public WavBuilder Magic(string magic)
    {
        _magic = magic;
        return this;
    }

    public WavBuilder RiffSize(uint size)
    {
        _riffSize = size;
        return this;
    }

    public WavBuilder Format(int encoding, int channels, int sampleRate, int bits, int? blockAlign = null, byte[]? extra = null)
    {
        byte[] content = new byte[16 + (extra?.Length ?? 0)];
        int align = blockAlign ?? channels * ((bits + 7) / 8);
        BinaryPrimitives.WriteUInt16LittleEndian(content, (ushort)encoding);
        BinaryPrimitives.WriteUInt16LittleEndian(content.AsSpan(2), (ushort)channels);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(4), sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(8), unchecked(sampleRate * align));
        BinaryPrimitives.WriteUInt16LittleEndian(content.AsSpan(12), (ushort)align);
        BinaryPrimitives.WriteUInt16LittleEndian(content.AsSpan(14), (ushort)bits);
        extra?.CopyTo(content.AsSpan(16));
        return Chunk("fmt ", content);
    }

    /// <summary>The extensible form: the true encoding is the start of a GUID.</summary>
    public WavBuilder ExtensibleFormat(int encoding, int channels, int sampleRate, int containerBits, int validBits, string tail = "000000001000800000AA00389B71")
    {
        byte[] extra = new byte[24];
        BinaryPrimitives.WriteUInt16LittleEndian(extra, 22);
        BinaryPrimitives.WriteUInt16LittleEndian(extra.AsSpan(2), (ushort)validBits);
        BinaryPrimitives.WriteUInt16LittleEndian(extra.AsSpan(8), (ushort)encoding);
        Convert.FromHexString(tail).CopyTo(extra.AsSpan(10));
        return Format(0xFFFE, channels, sampleRate, containerBits, extra: extra);
    }

    public WavBuilder LongSizes(long dataBytes)
    {
        byte[] content = new byte[28];
        BinaryPrimitives.WriteInt64LittleEndian(content.AsSpan(8), dataBytes);
        return Chunk("ds64", content);
    }

    public WavBuilder Data(byte[] content, uint? claimedSize = null, bool pad = true) => Chunk("data", content, claimedSize, pad);

    public WavBuilder Chunk(string name, byte[] content, uint? claimedSize = null, bool pad = true)
    {
        Span<byte> size = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(size, claimedSize ?? (uint)content.Length);
        _chunks.AddRange(Encoding.ASCII.GetBytes(name));
        _chunks.AddRange(size);
        _chunks.AddRange(content);
        if (pad && content.Length % 2 != 0)
        {
            _chunks.Add(0);
        }

        return this;
    }

    public byte[] Build()
    {
        byte[] bytes = new byte[12 + _chunks.Count];
        Encoding.ASCII.GetBytes(_magic).CopyTo(bytes, 0);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), _riffSize ?? (uint)(bytes.Length - 8));
        "WAVE"u8.CopyTo(bytes.AsSpan(8));
        _chunks.CopyTo(bytes, 12);
        return bytes;
    }
}
