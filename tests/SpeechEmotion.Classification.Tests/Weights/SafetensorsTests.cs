using System.Buffers.Binary;
using System.Text;

namespace SpeechEmotion.Classification.Tests.Weights;

public sealed class SafetensorsTests
{
    [Fact]
    public void Read_WrittenFile_GivesTheSameBits()
    {
        WeightSet weights = TestWeights.For(TestNetworks.EveryLayer());

        WeightSet read = WeightSet.Read(new MemoryStream(Write(weights)));

        Assert.Equal(weights.Select(t => t.Name), read.Select(t => t.Name));
        Assert.All(weights, t => Assert.Equal(t.Shape, read[t.Name].Shape));
        Assert.All(weights, t => Assert.True(t.Values.Span.SequenceEqual(read[t.Name].Values.Span)));
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytesWhateverTheOrder()
    {
        WeightSet weights = TestWeights.For(TestNetworks.EveryLayer());

        Assert.Equal(Write(weights), Write(new WeightSet(weights.Reverse())));
    }

    [Fact]
    public void Write_HalfPrecision_RoundsToSixteenBits()
    {
        WeightSet weights = new([new WeightTensor("w", [3], new float[] { 1, 1 / 3f, -1000.3f })]);

        WeightSet read = WeightSet.Read(new MemoryStream(Write(weights, WeightPrecision.Half)));

        Assert.Equal([1, (float)(Half)(1 / 3f), (float)(Half)(-1000.3f)], read["w"].Values.ToArray());
    }

    [Fact]
    public void Write_HalfPrecisionBeyondItsRange_IsRefused()
    {
        WeightSet weights = new([new WeightTensor("w", [1], new float[] { 70_000 })]);

        Assert.Contains("70000", Assert.Throws<ArgumentException>(() => Write(weights, WeightPrecision.Half)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OneTensor_IsLaidOutAsTheFormatSays()
    {
        byte[] file = Write(new WeightSet([new WeightTensor("w", [2], new float[] { 1, -2 })]));

        int header = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        Assert.Equal("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", Encoding.UTF8.GetString(file, 8, header).TrimEnd(' '));
        Assert.Equal(0, header % 8);
        Assert.Equal([0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0], file[(8 + header)..]);
    }

    [Fact]
    public void Read_BrainFloat_TakesTheUpperHalfOfAFloat()
    {
        byte[] file = File("""{"w":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]},"__metadata__":{"format":"pt"}}""", [0x80, 0x3F, 0x40, 0xC0]);

        Assert.Equal([1f, -3f], WeightSet.Read(new MemoryStream(file))["w"].Values.ToArray());
    }

    [Theory]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4, "ends at byte 8; there are 4 bytes")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 8, "end at byte 4, but there are 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "overlaps")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "gap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "does not fit its 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "does not fit")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "impossible data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647,2147483647],"data_offsets":[0,8]}}""", 8, "does not fit")]
    [InlineData("""{"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""", 8, "dtype 'I64'; F32, F16 and BF16 are read")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[0],"data_offsets":[8,8]}}""", 8, "a")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", 8, "header is not valid")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"more":1}}""", 8, "nothing else")]
    [InlineData("""["a"]""", 8, "header is not valid")]
    [InlineData("not json", 8, "header is not valid")]
    public void Read_LyingHeader_IsRefused(string header, int dataBytes, string expected)
    {
        byte[] file = File(header, new byte[dataBytes]);

        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => WeightSet.Read(new MemoryStream(file)));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 40)]
    [InlineData(200UL)]
    public void Read_HeaderLengthBeyondTheFile_IsRefusedWithoutAllocatingIt(ulong length)
    {
        byte[] file = new byte[100];
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);

        Assert.Contains($"{length} bytes", Assert.Throws<InvalidDataException>(() => WeightSet.Read(new MemoryStream(file))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NaN_IsRefused()
    {
        byte[] file = File("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", [0, 0, 0xC0, 0x7F]);

        Assert.Contains("must be finite", Assert.Throws<InvalidDataException>(() => WeightSet.Read(new MemoryStream(file))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EveryTruncation_IsRefused()
    {
        byte[] file = Write(new WeightSet([new WeightTensor("w", [5], new float[5]), new WeightTensor("v", [2], new float[2])]));

        for (int length = 0; length < file.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => WeightSet.Read(new MemoryStream(file, 0, length)));
        }
    }

    private static byte[] Write(WeightSet weights, WeightPrecision precision = WeightPrecision.Full)
    {
        using MemoryStream stream = new();
        weights.Write(stream, precision);
        return stream.ToArray();
    }

    private static byte[] File(string header, byte[] data)
    {
        byte[] length = new byte[8];
        byte[] text = Encoding.UTF8.GetBytes(header);
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)text.Length);
        return [.. length, .. text, .. data];
    }
}
