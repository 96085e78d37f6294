using SpeechEmotion.TestKit;

namespace SpeechEmotion.Cli.Tests.Support;

/// <summary>Writes two channels as 16-bit WAVE.</summary>
internal static class StereoWav
{
    public static void Write(Stream stream, AudioSignal left, AudioSignal right)
    {
        short[] frames = [.. left.Samples.ToArray().Zip(right.Samples.ToArray()).SelectMany(pair => new[] { ToInt16(pair.First), ToInt16(pair.Second) })];
        stream.Write(new WavBuilder().Format(1, 2, left.SampleRate, 16).Data(WavBuilder.Bytes(frames)).Build());
    }

    private static short ToInt16(float sample) => (short)MathF.Round(sample * 32768);
}
