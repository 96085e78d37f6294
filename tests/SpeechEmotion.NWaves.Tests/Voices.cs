using SpeechEmotion.Audio;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.NWaves.Tests;

/// <summary>Sounds to measure.</summary>
internal static class Voices
{
    /// <summary>A clip of synthetic speech, 16 kHz.</summary>
    public static AudioSignal Lively { get; } = new AudioReader().ReadFile(RepositoryFiles.At("samples", "clips", "lively.wav"));

    /// <summary>Another.</summary>
    public static AudioSignal Flat { get; } = new AudioReader().ReadFile(RepositoryFiles.At("samples", "clips", "flat.wav"));

    /// <summary>A second of a function of time in seconds, 16 kHz.</summary>
    public static AudioSignal Second(Func<double, double> sound) =>
        new(Enumerable.Range(0, 16_000).Select(i => (float)sound(i / 16_000.0)).ToArray(), 16_000);

    /// <summary>A tone.</summary>
    public static AudioSignal Tone(double frequency) => Second(t => 0.5 * Math.Sin(2 * Math.PI * frequency * t));

    /// <summary>White noise.</summary>
    public static AudioSignal Noise(int seed = 1)
    {
        Random random = new(seed);
        return Second(_ => random.NextDouble() - 0.5);
    }
}
