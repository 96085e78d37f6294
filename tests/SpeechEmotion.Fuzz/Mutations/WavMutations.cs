using System.Buffers.Binary;

namespace SpeechEmotion.Fuzz.Mutations;

/// <summary>Changes of the chunks of a WAVE file: their sizes, their order, the fields of the format.</summary>
internal static class WavMutations
{
    private static readonly string[] Names = ["data", "fmt ", "ds64", "LIST", "fact", "JUNK"];
    private static readonly string[] Magics = ["RIFF", "RF64", "BW64", "RIFX"];
    private static readonly int[] FormatFields = [0, 2, 4, 8, 12, 14, 16, 18, 20, 24];

    /// <summary>Makes one change.</summary>
    public static byte[] Mutate(byte[] input, Random random)
    {
        List<Range> chunks = Chunks(input);
        if (chunks.Count == 0)
        {
            return ByteMutations.Mutate(input, random);
        }

        byte[] copy = [.. input];
        Range chunk = chunks[random.Next(chunks.Count)];
        int start = chunk.Start.Value;
        byte[] whole = input[chunk];
        switch (random.Next(8))
        {
            case 0:
                Numbers.Write(copy.AsSpan(start + 4, 4), random);
                return copy;
            case 1:
                System.Text.Encoding.ASCII.GetBytes(Names[random.Next(Names.Length)], copy.AsSpan(start, 4));
                return copy;
            case 2:
                System.Text.Encoding.ASCII.GetBytes(Magics[random.Next(Magics.Length)], copy.AsSpan(0, 4));
                return copy;
            case 3:
                return [.. input[..start], .. whole, .. input[start..]];
            case 4:
                return [.. input[..start], .. input[chunk.End..]];
            case 5:
                return [.. input[..12], .. whole, .. input[12..]];
            case 6:
                Numbers.Write(copy.AsSpan(4, 4), random);
                return copy;
            default:
                int field = start + 8 + FormatFields[random.Next(FormatFields.Length)];
                if (field + 4 <= copy.Length)
                {
                    Numbers.Write(copy.AsSpan(field, random.Next(2) == 0 ? 2 : 4), random);
                }

                return copy;
        }
    }

    private static List<Range> Chunks(byte[] input)
    {
        List<Range> chunks = [];
        for (int at = 12; at + 8 <= input.Length;)
        {
            uint size = BinaryPrimitives.ReadUInt32LittleEndian(input.AsSpan(at + 4));
            int end = (int)Math.Min(input.Length, at + 8L + size + (size & 1));
            chunks.Add(at..end);
            at = end;
        }

        return chunks;
    }
}
