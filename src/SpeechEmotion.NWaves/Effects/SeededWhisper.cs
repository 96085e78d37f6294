using NWaves.Filters.Base;

namespace SpeechEmotion.NWaves;

/// <summary>Takes the voice out of speech by giving every bin of the spectrum a random phase, with a seed; NWaves' own has none.</summary>
internal sealed class SeededWhisper : OverlapAddFilter
{
    private readonly Random _random;

    public SeededWhisper(int hopLength, int transformSize, Random random)
        : base(hopLength, transformSize)
    {
        _random = random;

        // The base class adds frames that agree; frames of random phase add by their powers, and spread evenly under the first window.
        _gain *= MathF.Sqrt((float)transformSize / hopLength);
    }

    protected override void ProcessSpectrum(float[] re, float[] im, float[] filteredRe, float[] filteredIm)
    {
        for (int bin = 1; bin <= _fftSize / 2; bin++)
        {
            float magnitude = float.Hypot(re[bin], im[bin]);
            (float sine, float cosine) = MathF.SinCos((float)(2 * Math.PI * _random.NextDouble()));
            filteredRe[bin] = magnitude * cosine;
            filteredIm[bin] = magnitude * sine;
        }
    }
}
