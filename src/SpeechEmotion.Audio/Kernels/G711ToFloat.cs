namespace SpeechEmotion.Audio.Kernels;

/// <summary>Telephone samples (ITU-T G.711) to floats; the 13- and 14-bit values are scaled to 16 bits and divided by 32768.</summary>
internal static class G711ToFloat
{
    public static void ConvertALaw(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            // Every second bit is inverted on the line.
            int code = bytes[i] ^ 0x55;
            int segment = (code >> 4) & 7;
            int step = ((code & 15) << 4) + 8;
            int value = segment == 0 ? step : (step + 0x100) << (segment - 1);
            samples[i] = ((code & 0x80) != 0 ? value : -value) * (1f / 32768);
        }
    }

    public static void ConvertMuLaw(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = MuLaw(bytes[i]);
        }
    }

    /// <summary>Decodes one byte to the middle of its step.</summary>
    public static float MuLaw(byte coded)
    {
        const int Bias = 0x84;

        // All bits are inverted on the line.
        int code = ~coded;
        int value = ((((code & 15) << 3) + Bias) << ((code >> 4) & 7)) - Bias;
        return ((code & 0x80) != 0 ? -value : value) * (1f / 32768);
    }
}
