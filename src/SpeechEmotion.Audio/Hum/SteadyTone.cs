using System.Numerics;

namespace SpeechEmotion.Audio;

/// <summary>A tone that keeps its amplitude and its frequency: |Amplitude| · cos(2π · Hertz · t + arg Amplitude).</summary>
/// <param name="Hertz">The frequency.</param>
/// <param name="Amplitude">The amplitude, with the phase at the first sample.</param>
internal readonly record struct SteadyTone(double Hertz, Complex Amplitude)
{
    /// <summary>Takes the tone away from samples, each as much as its weight says.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="sampleRate">Their rate.</param>
    /// <param name="start">Where the tone's first sample lies.</param>
    /// <param name="weights">From where, to where, and how much.</param>
    public void Subtract(Span<float> samples, int sampleRate, int start, in CrossFade weights)
    {
        Complex step = ToneProbe.Unit(Hertz / sampleRate), value = Amplitude * ToneProbe.Unit(Hertz * (weights.From - start) / sampleRate);
        for (int n = weights.From; n < weights.To; n++, value *= step)
        {
            samples[n] -= (float)(value.Real * weights.At(n));
        }
    }
}
