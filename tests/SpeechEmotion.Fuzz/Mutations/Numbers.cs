using System.Buffers.Binary;

namespace SpeechEmotion.Fuzz.Mutations;

/// <summary>Numbers at which programs break: around zero, around the ends of every type, and absurd ones.</summary>
internal static class Numbers
{
    private static readonly long[] Integers =
    [
        0, 1, -1, 2, 3, 7, 8, 15, 16, 255, 256, 1023, 1024, 4095, 4096, 32_767, 32_768, 65_535, 65_536, 1 << 20, 1 << 26, (1 << 27) + 1,
        int.MaxValue, int.MinValue, 1L << 31, uint.MaxValue, 1L << 32, 1L << 40, long.MaxValue, long.MinValue,
    ];

    private static readonly string[] Literals =
    [
        "0", "-0.0", "1e-320", "1e308", "1e999", "-1e999", "0.5", "1.5", "-1", "NaN", "2147483647", "2147483648", "9223372036854775808",
        "123456789012345678901234567890", "1e-7", "0.999999999",
    ];

    /// <summary>Draws an integer.</summary>
    public static long Integer(Random random) => Integers[random.Next(Integers.Length)] + (random.Next(4) == 0 ? random.Next(-2, 3) : 0);

    /// <summary>Draws a number as JSON writes it, or as it must not.</summary>
    public static string Literal(Random random) =>
        random.Next(2) == 0
            ? Literals[random.Next(Literals.Length)]
            : Integer(random).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Overwrites a field of 1, 2, 4 or 8 bytes.</summary>
    public static void Write(Span<byte> field, Random random)
    {
        Span<byte> value = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(value, random.Next(3) == 0 ? random.NextInt64() : Integer(random));
        if (random.Next(2) == 0)
        {
            value[..Math.Min(8, field.Length)].Reverse();
        }

        value[..Math.Min(8, field.Length)].CopyTo(field);
    }
}
