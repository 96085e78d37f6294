namespace SpeechEmotion.Audio;

/// <summary>The level of a recording that passes block by block.</summary>
internal sealed class LevelMeter
{
    private float _peak;
    private double _energy;
    private double _clipped;

    /// <summary>Gets how many samples passed.</summary>
    public long Count { get; private set; }

    /// <summary>Gets the level of all of them.</summary>
    public SignalLevel Total => Count == 0
        ? SignalLevel.Measure([])
        : new SignalLevel(_peak, (float)(10 * Math.Log10(_energy / Count)), (float)(_clipped / Count));

    /// <summary>Takes the next samples, which are finite.</summary>
    public void Add(ReadOnlySpan<float> samples)
    {
        SignalLevel level = SignalLevel.Measure(samples);
        _peak = MathF.Max(_peak, level.Peak);
        _energy += samples.Length * Math.Pow(10, level.Decibels / 10);
        _clipped += level.ClippedFraction * samples.Length;
        Count += samples.Length;
    }
}
