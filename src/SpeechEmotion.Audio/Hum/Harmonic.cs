using System.Numerics;

namespace SpeechEmotion.Audio;

/// <summary>A multiple of the mains frequency, and what lies around it. Immutable and safe to share between threads.</summary>
internal sealed class Harmonic
{
    // Two lines of the transform away a Hann window lets nothing of the tone through.
    private const int LinesAway = 2;

    private readonly ToneProbe _below;
    private readonly ToneProbe _above;

    /// <summary>Prepares a frequency.</summary>
    public Harmonic(double hertz, int sampleRate, int frameLength)
    {
        double away = (double)LinesAway * sampleRate / frameLength;
        Tone = new ToneProbe(hertz, sampleRate, frameLength);
        _below = new ToneProbe(hertz - away, sampleRate, frameLength);
        _above = new ToneProbe(hertz + away, sampleRate, frameLength);
    }

    /// <summary>Gets the frequency itself.</summary>
    public ToneProbe Tone { get; }

    /// <summary>Measures how much of a voice lies around the frequency in each frame, whatever the tone.</summary>
    public double[] Surroundings(ReadOnlySpan<float> samples, int frameCount)
    {
        int[] frames = [.. Enumerable.Range(0, frameCount)];
        Complex[] below = _below.Measure(samples, frames), above = _above.Measure(samples, frames);
        return [.. below.Zip(above, static (left, right) => left.Magnitude + right.Magnitude)];
    }
}
