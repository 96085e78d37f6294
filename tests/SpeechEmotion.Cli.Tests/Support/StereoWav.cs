using System.Text;

namespace SpeechEmotion.Cli.Tests.Support;

/// <summary>Writes two channels as 16-bit WAVE.</summary>
internal static class StereoWav
{
    public static void Write(Stream stream, AudioSignal left, AudioSignal right)
    {
        int frames = left.Samples.Length;
        using BinaryWriter writer = new(stream, Encoding.ASCII, leaveOpen: true);
        writer.Write("RIFF"u8);
        writer.Write(36 + (4 * frames));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)2);
        writer.Write(left.SampleRate);
        writer.Write(4 * left.SampleRate);
        writer.Write((short)4);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(4 * frames);
        for (int i = 0; i < frames; i++)
        {
            writer.Write((short)MathF.Round(left.Samples.Span[i] * 32768));
            writer.Write((short)MathF.Round(right.Samples.Span[i] * 32768));
        }
    }
}
