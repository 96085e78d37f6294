using System.Buffers.Binary;

namespace SpeechEmotion.Fuzz.Mutations;

/// <summary>Changes of a safetensors file's header, of its length, and of its values.</summary>
internal static class SafetensorsMutations
{
    private static readonly float[] Values = [float.NaN, float.PositiveInfinity, float.MaxValue, -float.MaxValue, float.Epsilon, -1, 0];

    /// <summary>Makes one change.</summary>
    public static byte[] Mutate(byte[] input, Random random)
    {
        if (input.Length < 8 || BinaryPrimitives.ReadUInt64LittleEndian(input) is var length && length > (ulong)input.Length - 8)
        {
            return ByteMutations.Mutate(input, random);
        }

        int end = 8 + (int)length;
        byte[] copy = [.. input];
        switch (random.Next(4))
        {
            case 0:
                Numbers.Write(copy.AsSpan(0, 8), random);
                return copy;
            case 1 when copy.Length >= end + 4:
                int at = end + (random.Next((copy.Length - end) / 4) * 4);
                BinaryPrimitives.WriteSingleLittleEndian(copy.AsSpan(at), Values[random.Next(Values.Length)]);
                return copy;
            default:
                byte[] header = JsonMutations.Mutate(input[8..end], random);
                byte[] lengthBytes = new byte[8];
                BinaryPrimitives.WriteInt64LittleEndian(lengthBytes, header.Length);
                return [.. lengthBytes, .. header, .. input[end..]];
        }
    }
}
