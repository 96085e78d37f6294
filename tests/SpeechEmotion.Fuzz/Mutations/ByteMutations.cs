namespace SpeechEmotion.Fuzz.Mutations;

/// <summary>Changes of bytes that know nothing of the format.</summary>
internal static class ByteMutations
{
    private static readonly int[] FieldSizes = [1, 2, 4, 8];

    /// <summary>Makes one change.</summary>
    public static byte[] Mutate(byte[] input, Random random)
    {
        int at = random.Next(input.Length + 1);
        int length = Math.Min(random.Next(1, 1 + (random.Next(4) == 0 ? 4096 : 16)), input.Length - at);
        byte[] copy = [.. input];
        switch (random.Next(7))
        {
            case 0 when length > 0:
                copy[at] ^= (byte)(1 << random.Next(8));
                return copy;
            case 1 when length > 0:
                copy[at] = (byte)random.Next(256);
                return copy;
            case 2 when length > 0:
                Numbers.Write(copy.AsSpan(at, Math.Min(FieldSizes[random.Next(4)], input.Length - at)), random);
                return copy;
            case 3:
                return [.. input[..at], .. input[(at + length)..]];
            case 4:
                return [.. input[..at], .. input[at..(at + length)], .. input[at..]];
            case 5:
                byte[] noise = new byte[random.Next(1, 64)];
                random.NextBytes(noise);
                return [.. input[..at], .. noise, .. input[at..]];
            default:
                return input[..at];
        }
    }
}
