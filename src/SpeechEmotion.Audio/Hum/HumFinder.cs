using System.Numerics.Tensors;

namespace SpeechEmotion.Audio;

/// <summary>Finds the tones of mains hum in a few seconds of sound. Immutable and safe to share between threads.</summary>
internal sealed class HumFinder
{
    private const double FrameSeconds = 0.16;
    private const int LeastFrames = 8;
    private const float LeastLevel = 1.78e-4f; // −75 dB

    // A voice passes these frequencies now and then; hum is there all the time, and alike.
    private const double SteadinessOfTheFirst = 5;
    private const double SteadinessOfTheOthers = 3;

    private readonly int _frameLength;
    private readonly int _millisecond;
    private readonly MainsProbes[] _mains;

    /// <summary>Prepares the search in sound of one rate.</summary>
    public HumFinder(int sampleRate)
    {
        _frameLength = (int)(FrameSeconds * sampleRate);
        _millisecond = sampleRate / 1000;
        _mains = [new MainsProbes(50, sampleRate, _frameLength), new MainsProbes(60, sampleRate, _frameLength)];
    }

    /// <summary>Finds the tones; none where there is no hum.</summary>
    public List<SteadyTone> Find(ReadOnlySpan<float> samples)
    {
        int frameCount = ToneProbe.FrameCount(samples.Length, _frameLength);
        if (frameCount < LeastFrames)
        {
            return [];
        }

        // The strongest tone says which mains, and how far its frequency strays; the others are then multiples.
        int[] frames = Quietest(Changes(samples, frameCount), frameCount / 2);
        (MainsProbes? mains, double ratio, double least) = (null, 1, LeastLevel * MathF.Abs(TensorPrimitives.MaxMagnitude(samples)));
        double strongest = least;
        foreach (MainsProbes candidate in _mains)
        {
            foreach (ToneProbe probe in candidate.Telling)
            {
                if (ToneFit.Find(probe, samples, frames, SteadinessOfTheFirst) is { } tone && tone.Amplitude.Magnitude > strongest)
                {
                    (mains, ratio, strongest) = (candidate, tone.Hertz / probe.Hertz, tone.Amplitude.Magnitude);
                }
            }
        }

        return mains is null ? [] : Find(mains, ratio, samples, frameCount, least);
    }

    private static List<SteadyTone> Find(MainsProbes mains, double ratio, ReadOnlySpan<float> samples, int frameCount, double least)
    {
        List<SteadyTone> tones = [];
        foreach (Harmonic harmonic in mains.Harmonics)
        {
            int[] frames = Quietest(harmonic.Surroundings(samples, frameCount), frameCount / 4);
            if (ToneFit.Find(harmonic.Tone, samples, frames, SteadinessOfTheOthers, ratio) is { } tone && tone.Amplitude.Magnitude > least)
            {
                tones.Add(tone);
            }
        }

        return tones;
    }

    // How much frames change within a millisecond, as voices do: neither hum nor rumble nor an offset hides a pause.
    private double[] Changes(ReadOnlySpan<float> samples, int frameCount)
    {
        double[] changes = new double[frameCount];
        for (int frame = 0; frame < frameCount; frame++)
        {
            ReadOnlySpan<float> part = samples.Slice(frame * (_frameLength / 2), _frameLength);
            changes[frame] = TensorPrimitives.Distance(part[_millisecond..], part[..^_millisecond]);
        }

        return changes;
    }

    // Between words hum is heard best.
    private static int[] Quietest(double[] levels, int count)
    {
        int[] frames = [.. Enumerable.Range(0, levels.Length)];
        Array.Sort(levels, frames);
        Array.Resize(ref frames, Math.Max(LeastFrames, count));
        Array.Sort(frames);
        return frames;
    }
}
