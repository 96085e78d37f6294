using SpeechEmotion.TestKit;

namespace SpeechEmotion.Fuzz.Samples;

/// <summary>Valid WAVE files of every encoding and container.</summary>
internal static class SampleWavs
{
    /// <summary>Short files; half a second of a tone is enough for every feature.</summary>
    public static IReadOnlyList<byte[]> All { get; } =
    [
        WavBuilder.Mono16(16_000, Tone(1600)),
        WavBuilder.Mono16(8_000, Tone(4000)),
        new WavBuilder().Format(1, 2, 44_100, 16).Data(WavBuilder.Bytes(Tone(2000))).Build(),
        new WavBuilder().Format(1, 1, 22_050, 8).Data(new byte[999]).Build(),
        new WavBuilder().Format(1, 1, 48_000, 24).Data(new byte[999]).Build(),
        new WavBuilder().Format(3, 1, 16_000, 32).Chunk("LIST", new byte[10]).Data(WavBuilder.Bytes(0.5f, -0.25f, 1, 0)).Build(),
        new WavBuilder().Format(3, 2, 16_000, 64).Data(new byte[160]).Build(),
        new WavBuilder().Format(6, 1, 8_000, 8).Data(new byte[200]).Build(),
        new WavBuilder().Format(7, 1, 8_000, 8).Data(new byte[200]).Build(),
        new WavBuilder().ExtensibleFormat(1, 6, 48_000, 32, 24).Data(new byte[480]).Build(),
        new WavBuilder().Magic("RF64").RiffSize(uint.MaxValue).LongSizes(8).Format(1, 1, 16_000, 16).Data(WavBuilder.Bytes(1, 2, 3, 4), uint.MaxValue).Build(),
    ];

    private static short[] Tone(int length) => [.. Enumerable.Range(0, length).Select(i => (short)(8000 * Math.Sin(i * 0.1) * Math.Sin(i * 0.003)))];
}
