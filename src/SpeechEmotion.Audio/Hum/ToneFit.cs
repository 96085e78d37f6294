using System.Numerics;

namespace SpeechEmotion.Audio;

/// <summary>Fits the steady tone that most frames agree on, however loud the others are.</summary>
/// <remarks>
/// A first frequency is how far the phase turns from frame to frame, each pair of neighbours with one vote. Amplitude and frequency follow by reweighted
/// least squares with Cauchy weights, whose scale is the median deviation (Huber, Robust Statistics, 1981).
/// </remarks>
internal sealed class ToneFit
{
    private const int Rounds = 12;
    private const int RoundsBeforeGivingUp = 3;

    // Mains frequency strays by some thousandths.
    private const double LargestDetuning = 0.01;

    private readonly ToneProbe _probe;
    private readonly int[] _frames;
    private readonly Complex[] _amplitudes;
    private readonly Complex[] _turned;
    private readonly double[] _deviations;
    private readonly double[] _sorted;
    private double _detuning;
    private Complex _amplitude;

    private ToneFit(ToneProbe probe, ReadOnlySpan<float> samples, int[] frames)
    {
        _probe = probe;
        _frames = frames;
        _amplitudes = probe.Measure(samples, frames);
        _turned = new Complex[frames.Length];
        _deviations = new double[frames.Length];
        _sorted = new double[frames.Length];
    }

    // The amplitude is fitted in the middle, so that an error of the frequency does not touch it.
    private double MiddleSeconds => (_frames[0] + _frames[^1]) * _probe.HopSeconds / 2;

    /// <summary>Fits a tone near a probe's frequency.</summary>
    /// <param name="probe">The frequency.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="frames">The numbers of the frames to look at, two or more, in order.</param>
    /// <param name="leastSteadiness">How many times higher the tone must be than the median frame is away from it.</param>
    /// <param name="ratio">The tone's frequency in the probe's, where it is about known.</param>
    /// <returns><see langword="null"/> where frames do not agree.</returns>
    public static SteadyTone? Find(ToneProbe probe, ReadOnlySpan<float> samples, int[] frames, double leastSteadiness, double? ratio = null) =>
        new ToneFit(probe, samples, frames).Find(leastSteadiness, ratio);

    private SteadyTone? Find(double leastSteadiness, double? ratio)
    {
        _detuning = ratio is { } known ? (known - 1) * _probe.Hertz : MeanTurn() / _probe.HopSeconds;
        Turn();
        _amplitude = new Complex(Median(_turned, static value => value.Real), Median(_turned, static value => value.Imaginary));
        double scale = Deviate();
        for (int round = 1; round <= Rounds; round++)
        {
            Improve(scale);
            if (!(Math.Abs(_detuning) <= LargestDetuning * _probe.Hertz))
            {
                return null;
            }

            Turn();
            scale = Deviate();
            if (round >= RoundsBeforeGivingUp && !(_amplitude.Magnitude > scale))
            {
                return null;
            }
        }

        Complex atFirstSample = _amplitude * ToneProbe.Unit(-_detuning * (MiddleSeconds + _probe.CentreSeconds)) / _probe.Response(_detuning);
        return _amplitude.Magnitude > leastSteadiness * scale ? new SteadyTone(_probe.Hertz + _detuning, atFirstSample) : null;
    }

    // In circles a frame.
    private double MeanTurn()
    {
        Complex sum = 0;
        for (int i = 1; i < _frames.Length; i++)
        {
            Complex turn = _amplitudes[i] * Complex.Conjugate(_amplitudes[i - 1]);
            double size = turn.Magnitude;
            sum += size > 0 && _frames[i] == _frames[i - 1] + 1 ? turn / size : 0;
        }

        return sum.Phase / (2 * Math.PI);
    }

    private double SecondsAt(int index) => (_frames[index] * _probe.HopSeconds) - MiddleSeconds;

    // Makes the phases of a tone with this detuning those of the middle frame.
    private void Turn()
    {
        for (int i = 0; i < _turned.Length; i++)
        {
            _turned[i] = _amplitudes[i] * ToneProbe.Unit(-_detuning * SecondsAt(i));
        }
    }

    // How far the frames are from the amplitude: each, and the median.
    private double Deviate()
    {
        for (int i = 0; i < _turned.Length; i++)
        {
            _deviations[i] = (_turned[i] - _amplitude).Magnitude;
        }

        return Median(_deviations, static value => value);
    }

    private void Improve(double scale)
    {
        double weights = 0, times = 0, squares = 0, turns = 0, turnsInTime = 0;
        Complex sum = 0;
        for (int i = 0; i < _turned.Length; i++)
        {
            double ratio = scale > 0 ? _deviations[i] / scale : 0, weight = 1 / (1 + (ratio * ratio)), time = SecondsAt(i);
            double turn = weight * (_turned[i] * Complex.Conjugate(_amplitude)).Imaginary;
            weights += weight;
            times += weight * time;
            squares += weight * time * time;
            turns += turn;
            turnsInTime += turn * time;
            sum += weight * _turned[i];
        }

        // The slope of phase over time, as Im(z · conj a) is |a|² times the phase where that is small.
        double spread = squares - (times * times / weights);
        double power = _amplitude.Real * _amplitude.Real + (_amplitude.Imaginary * _amplitude.Imaginary);
        _detuning += power > 0 && spread > 0 ? (turnsInTime - (turns * times / weights)) / (power * spread * 2 * Math.PI) : 0;
        _amplitude = sum / weights;
    }

    private double Median<T>(T[] values, Func<T, double> select)
    {
        for (int i = 0; i < values.Length; i++)
        {
            _sorted[i] = select(values[i]);
        }

        Array.Sort(_sorted);
        return _sorted[_sorted.Length / 2];
    }
}
