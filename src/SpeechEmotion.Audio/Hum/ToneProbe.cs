using System.Numerics;
using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Audio;

/// <summary>Measures how strong a frequency is in the frames of a signal. Immutable and safe to share between threads.</summary>
internal sealed class ToneProbe
{
    private readonly float[] _real;
    private readonly float[] _imaginary;
    private readonly int _sampleRate;
    private readonly int _hopLength;

    /// <summary>Prepares a frequency; frames overlap by half, under a Hann window.</summary>
    public ToneProbe(double hertz, int sampleRate, int frameLength)
    {
        Hertz = hertz;
        _sampleRate = sampleRate;
        _hopLength = frameLength / 2;
        _real = new float[frameLength];
        _imaginary = new float[frameLength];
        Complex[] tone = new Complex[frameLength];
        double[] window = new double[frameLength];
        Complex step = Unit(-hertz / sampleRate), turn = 1, sum = 0;
        for (int n = 0; n < frameLength; n++, turn *= step)
        {
            // The window's sum is half the frame, and half of a real tone lies at the positive frequency.
            window[n] = 2 * (1 - Math.Cos(2 * Math.PI * (n + 0.5) / frameLength)) / frameLength;
            tone[n] = turn * window[n];
            sum += tone[n];
        }

        // A constant is nothing to it, however large.
        Complex constant = sum / window.Sum();
        for (int n = 0; n < frameLength; n++)
        {
            Complex value = tone[n] - (constant * window[n]);
            (_real[n], _imaginary[n]) = ((float)value.Real, (float)value.Imaginary);
        }
    }

    /// <summary>Gets the frequency.</summary>
    public double Hertz { get; }

    /// <summary>Gets the seconds from one frame to the next.</summary>
    public double HopSeconds => (double)_hopLength / _sampleRate;

    /// <summary>Gets the seconds from a frame's first sample to its middle.</summary>
    public double CentreSeconds => (_real.Length - 1) / 2.0 / _sampleRate;

    /// <summary>Measures some of the frames that lie in the samples whole.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="frames">The frames' numbers.</param>
    /// <returns>
    /// For each of them the complex amplitude, turned back to the first sample: a · cos(2πft + φ) gives a · exp(iφ) everywhere.
    /// </returns>
    public Complex[] Measure(ReadOnlySpan<float> samples, ReadOnlySpan<int> frames)
    {
        Complex[] amplitudes = new Complex[frames.Length];
        for (int i = 0; i < frames.Length; i++)
        {
            int start = frames[i] * _hopLength;
            amplitudes[i] = ComplexDot.Compute(samples.Slice(start, _real.Length), _real, _imaginary) * Unit(-Hertz * start / _sampleRate);
        }

        return amplitudes;
    }

    /// <summary>Gets what is measured of a tone of amplitude 1 that lies some hertz beside: the window's transform.</summary>
    public double Response(double hertzBeside)
    {
        double bins = hertzBeside * _real.Length / _sampleRate, angle = Math.PI * bins;
        return Math.Abs(bins) < 1e-6 ? 1 : Math.Sin(angle) / angle / (1 - (bins * bins));
    }

    /// <summary>Counts the frames that lie in so many samples whole.</summary>
    public static int FrameCount(int sampleCount, int frameLength) => sampleCount < frameLength ? 0 : ((sampleCount - frameLength) / (frameLength / 2)) + 1;

    /// <summary>Turns by so many circles.</summary>
    public static Complex Unit(double circles) => Complex.FromPolarCoordinates(1, 2 * Math.PI * Math.IEEERemainder(circles, 1));
}
