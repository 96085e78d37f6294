using System.Numerics;
using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Augmentation.Kernels;

/// <summary>The loss of ITU-T G.711 mu-law coding: to 8 bits and back.</summary>
internal static class MuLawCodec
{
    private const int Bias = 0x84;
    private const int Clip = 32635;

    /// <summary>Replaces each sample by the nearest one the code can carry; beyond full scale it is cut.</summary>
    public static void RoundTrip(Span<float> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = G711ToFloat.MuLaw(Encode(samples[i]));
        }
    }

    /// <summary>Encodes one sample: sign, 3-bit exponent and 4-bit mantissa of the biased 16-bit magnitude, all bits inverted.</summary>
    internal static byte Encode(float sample)
    {
        int value = (int)Math.Round(Math.Clamp(sample, -1f, 1f) * 32768.0);
        int magnitude = Math.Min(Math.Abs(value), Clip) + Bias;
        int exponent = BitOperations.Log2((uint)magnitude) - 7;
        int mantissa = (magnitude >> (exponent + 3)) & 0x0F;
        int sign = value < 0 ? 0x80 : 0;
        return (byte)~(sign | (exponent << 4) | mantissa);
    }
}
