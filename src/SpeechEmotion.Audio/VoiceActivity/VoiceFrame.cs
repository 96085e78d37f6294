using System.Numerics.Tensors;
using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Audio;

/// <summary>Measures one frame of sound at 8 kHz: what tells a voice from a background. Not thread-safe: it follows one stream.</summary>
internal sealed class VoiceFrame
{
    /// <summary>The rate that voice activity works at; a telephone's.</summary>
    public const int SampleRate = 8000;

    /// <summary>Samples in a frame (48 ms): two periods of the deepest voice.</summary>
    public const int Length = 384;

    /// <summary>Samples between frames (16 ms).</summary>
    public const int Hop = 128;

    /// <summary>The number of measures.</summary>
    public const int Count = BandCount + 6;

    /// <summary>The level in decibels that nothing counts as quieter than.</summary>
    public const float LevelFloor = -110;

    private const int BandCount = 6;
    private const int MinLag = SampleRate / 500;
    private const int MaxLag = SampleRate / 60;

    private readonly int[] _bandEdges = [3, 8, 16, 32, 54, 83, 125];
    private readonly PowerSpectrum256 _spectrum = new();
    private readonly NoiseFloor[] _floors = [.. Enumerable.Range(0, BandCount + 1).Select(static _ => new NoiseFloor())];
    private readonly float[] _centered = new float[Length];
    private readonly float[] _power = new float[PowerSpectrum256.Bins];
    private readonly float[] _bands = new float[BandCount];
    private readonly float[] _lastBands = new float[BandCount];
    private int _lastLag;

    /// <summary>Gets the level of the last frame in decibels against full scale.</summary>
    public float Level { get; private set; }

    /// <summary>Gets the level of the background at the last frame in decibels against full scale.</summary>
    public float FloorLevel { get; private set; }

    /// <summary>Measures the next frame.</summary>
    /// <param name="samples"><see cref="Length"/> samples.</param>
    /// <param name="measures">
    /// Receives <see cref="Count"/> values, each of about unit size and independent of the recording's gain as long as no level comes near
    /// <see cref="LevelFloor"/>.
    /// </param>
    public void Measure(ReadOnlySpan<float> samples, Span<float> measures)
    {
        TensorPrimitives.Subtract(samples, TensorPrimitives.Sum(samples) / Length, _centered);
        Level = ToDecibels(TensorPrimitives.SumOfSquares<float>(_centered) / Length);
        FloorLevel = _floors[BandCount].Update(Level);
        _spectrum.Compute(_centered.AsSpan((Length - PowerSpectrum256.Length) / 2, PowerSpectrum256.Length), _power);
        float change = 0;
        for (int band = 0; band < BandCount; band++)
        {
            float level = ToDecibels(TensorPrimitives.Sum<float>(_power.AsSpan(_bandEdges[band].._bandEdges[band + 1])) / (PowerSpectrum256.Length * 48));
            measures[band] = Math.Clamp(level - _floors[band].Update(level), 0, 40) / 10;
            _bands[band] = level - Level;
            change += MathF.Abs(_bands[band] - _lastBands[band]);
        }

        (float periodicity, int lag) = Periodicity.Find(_centered, MinLag, MaxLag);
        bool isSteady = lag > 0 && _lastLag > 0 && MathF.Abs(lag - _lastLag) <= 0.12f * lag;
        measures[BandCount] = Math.Clamp(Level - FloorLevel, 0, 40) / 10;
        measures[BandCount + 1] = periodicity;
        measures[BandCount + 2] = isSteady ? periodicity : 0;
        measures[BandCount + 3] = Flatness() / 10;
        measures[BandCount + 4] = Math.Clamp(TensorPrimitives.Sum<float>(_bands.AsSpan(0, 3)) - TensorPrimitives.Sum<float>(_bands.AsSpan(3)), -120, 120) / 60;
        measures[BandCount + 5] = MathF.Min(change / BandCount, 20) / 10;
        _bands.CopyTo(_lastBands, 0);
        _lastLag = lag;
    }

    /// <summary>
    /// The geometric mean of the power from 94 to 3900 Hz against its arithmetic mean, in decibels: 0 for white noise, low for tones.
    /// </summary>
    private float Flatness()
    {
        const float Offset = 1e-9f;
        ReadOnlySpan<float> power = _power.AsSpan(_bandEdges[0].._bandEdges[^1]);
        float mean = (TensorPrimitives.Sum(power) / power.Length) + Offset;
        return MathF.Max(10 * MathF.Log10(2) * ((LogarithmSum.Compute(power, Offset) / power.Length) - MathF.Log2(mean)), -40);
    }

    private static float ToDecibels(float power) => MathF.Max(10 * MathF.Log10(power + 1e-30f), LevelFloor);
}
