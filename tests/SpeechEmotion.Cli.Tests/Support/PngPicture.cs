using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SpeechEmotion.Cli.Tests.Support;

/// <summary>Reads PNGs of palette colours without filters: just what the plots write.</summary>
internal sealed class PngPicture(int width, int height, byte[] rows)
{
    public int Width => width;

    public int Height => height;

    /// <summary>Gets the colour's index.</summary>
    public byte this[int row, int column] => rows[(row * (width + 1)) + 1 + column];

    public static PngPicture Read(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);

        // The end chunk is always the same, with a checksum that any book on PNG states.
        Assert.Equal([0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82], png[^12..]);
        Dictionary<string, byte[]> chunks = [];
        for (int at = 8; at < png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            chunks.Add(Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]);
            at += 12 + length;
        }

        Assert.Equal(256 * 3, chunks["PLTE"].Length);
        using ZLibStream zlib = new(new MemoryStream(chunks["IDAT"]), CompressionMode.Decompress);
        using MemoryStream rows = new();
        zlib.CopyTo(rows);
        int width = BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"]);
        int height = BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"].AsSpan(4));
        Assert.Equal((width + 1) * height, rows.Length);
        return new PngPicture(width, height, rows.ToArray());
    }
}
