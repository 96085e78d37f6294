using System.Buffers.Binary;
using System.Text;

namespace SpeechEmotion.Fuzz.Mutations;

/// <summary>Changes of the boxes of an MP4 file: their sizes, names and nesting.</summary>
internal static class Mp4Mutations
{
    private static readonly string[] Types = ["ftyp", "mdat", "moov", "trak", "mdia", "minf", "stbl", "stco", "co64", "free"];

    /// <summary>Makes one change.</summary>
    public static byte[] Mutate(byte[] input, Random random)
    {
        byte[] type = Encoding.ASCII.GetBytes(Types[random.Next(Types.Length)]);
        int at = input.AsSpan().IndexOf(type) - 4;
        if (at < 0)
        {
            return ByteMutations.Mutate(input, random);
        }

        byte[] copy = [.. input];
        switch (random.Next(5))
        {
            case 0:
                Numbers.Write(copy.AsSpan(at, 4), random);
                return copy;
            case 1:
                Encoding.ASCII.GetBytes(Types[random.Next(Types.Length)], copy.AsSpan(at + 4, 4));
                return copy;
            case 2:
                return [.. input[..at], .. Box(Types[random.Next(Types.Length)], input[at..])];
            case 3:
                byte[] nested = [];
                for (int depth = random.Next(1, 2000); depth > 0; depth--)
                {
                    nested = [.. Head(8 * depth, "trak"), .. nested];
                }

                return [.. input[..at], .. nested, .. input[at..]];
            default:
                return [.. input[..at], .. Box(Types[random.Next(Types.Length)], new byte[random.Next(64)]), .. input[at..]];
        }
    }

    /// <summary>Makes a box.</summary>
    public static byte[] Box(string type, byte[] content) => [.. Head(content.Length + 8, type), .. content];

    private static byte[] Head(int length, string type)
    {
        byte[] head = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(head, length);
        Encoding.ASCII.GetBytes(type, head.AsSpan(4));
        return head;
    }
}
