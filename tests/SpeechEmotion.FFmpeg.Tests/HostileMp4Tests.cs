using System.Buffers.Binary;
using System.Text;

namespace SpeechEmotion.FFmpeg.Tests;

/// <summary>MP4 files whose boxes are made to exhaust the stack or the time of whoever moves the index.</summary>
public sealed class HostileMp4Tests
{
    [Fact]
    public void Wrap_BoxesNestedAMillionDeep_LeavesTheFileToFfmpeg()
    {
        byte[] nested = new byte[8_000_000];
        for (int at = 0; at < nested.Length; at += 8)
        {
            Head(nested.AsSpan(at), nested.Length - at, "trak");
        }

        MemoryStream file = new([.. Box("ftyp", 8), .. Box("mdat", 8), .. Head(nested.Length + 8, "moov"), .. nested]);

        Assert.Same(file, Mp4IndexFirst.Wrap(file));
        Assert.Equal(0, file.Position);
    }

    [Fact]
    public void Wrap_MillionsOfBoxes_GivesUpLookingForTheIndex()
    {
        CountingStream file = new([.. Box("ftyp", 8), .. Enumerable.Repeat(Box("free", 0), 1_000_000).SelectMany(box => box)]);

        Assert.Same(file, Mp4IndexFirst.Wrap(file));
        Assert.InRange(file.Reads, 1, 10_000);
    }

    private static byte[] Box(string type, int content) => [.. Head(content + 8, type), .. new byte[content]];

    private static byte[] Head(int length, string type)
    {
        byte[] head = new byte[8];
        Head(head, length, type);
        return head;
    }

    private static void Head(Span<byte> target, int length, string type)
    {
        BinaryPrimitives.WriteInt32BigEndian(target, length);
        Encoding.ASCII.GetBytes(type, target[4..]);
    }

    private sealed class CountingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public int Reads { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            Reads++;
            return base.Read(buffer);
        }
    }
}
