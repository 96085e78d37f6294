using SpeechEmotion;
using SpeechEmotion.Audio;
using SpeechEmotion.Features;

namespace WebRecognizer.Analysis;

/// <summary>
/// Turns samples into the columns of a picture as they come: the lowest and highest sample and the library's log-mel spectrum of each
/// 32 ms. A column is <see cref="Stride"/> bytes: low and high (signed, 127 is full scale), then the bands from low to high frequency
/// (two steps a decibel, 0 is −80 dB). How the samples are cut into chunks changes nothing. Not thread-safe.
/// </summary>
internal sealed class ColumnStream
{
    public const int Bands = 64;
    public const int Stride = 2 + Bands;
    public const double SecondsPerColumn = (double)ColumnSamples / Rate;
    public const double TopFrequency = Rate / 2.0;

    private const int Rate = 16_000;
    private const int FrameSamples = 512;
    private const int ColumnSamples = 512;
    private const int HopSamples = ColumnSamples / 2;
    private const int Overhang = FrameSamples - HopSamples;

    // Two frames a column, none of them padded, and no reference to the loudest: a column never depends on what comes later.
    private static readonly FeaturePipeline LogMel = new(new FeatureRecipe(
        new AudioPreparation(Rate),
        new StftOptions(FrameSamples, HopSamples, Center: false),
        [
            new LogMelOptions(
                Bands, Htk: true, Norm: MelNormalization.None, Reference: DecibelReference.One, TopDecibels: null, FrameAverage: 2),
        ],
        FeatureAggregation.None));

    // Designing a filter costs more than opening a stream of it.
    private static readonly ResamplerCache Resamplers = new();

    private readonly StreamingResampler? _resampler;
    private float[] _samples = new float[2 * ColumnSamples];
    private int _count;

    public ColumnStream(int sampleRate) => _resampler = sampleRate == Rate ? null : Resamplers.Get(sampleRate, Rate).OpenStream();

    /// <summary>Takes samples and returns the columns they complete.</summary>
    /// <exception cref="AudioFormatException">The samples are so large that they have no spectrum.</exception>
    public byte[] Write(ReadOnlySpan<float> samples)
    {
        if (_resampler is null)
        {
            samples.CopyTo(Reserve(samples.Length));
        }
        else
        {
            _resampler.Write(samples);
            _resampler.Read(Reserve((int)_resampler.Available));
        }

        return Take((_count - Overhang) / ColumnSamples);
    }

    /// <summary>Returns the columns of the rest, with silence behind it.</summary>
    /// <exception cref="AudioFormatException">As for <see cref="Write"/>.</exception>
    public byte[] Complete()
    {
        if (_resampler is not null)
        {
            _resampler.Complete();
            _resampler.Read(Reserve((int)_resampler.Available));
        }

        int columns = (_count + ColumnSamples - 1) / ColumnSamples;
        Reserve((columns * ColumnSamples) + Overhang - _count).Clear();
        return Take(columns);
    }

    private byte[] Take(int columns)
    {
        if (columns <= 0)
        {
            return [];
        }

        byte[] taken = new byte[columns * Stride];
        FeatureMatrix spectrum = Spectrum(new AudioSignal(_samples.AsMemory(0, (columns * ColumnSamples) + Overhang), Rate));
        for (int column = 0; column < columns; column++)
        {
            Span<byte> bytes = taken.AsSpan(column * Stride, Stride);
            ReadOnlySpan<float> samples = _samples.AsSpan(column * ColumnSamples, ColumnSamples);
            (float low, float high) = (0, 0);
            foreach (float sample in samples)
            {
                (low, high) = (Math.Min(low, sample), Math.Max(high, sample));
            }

            bytes[0] = (byte)(sbyte)Math.Max(-127, 127 * low);
            bytes[1] = (byte)(sbyte)Math.Min(127, 127 * high);
            for (int band = 0; band < Bands; band++)
            {
                bytes[2 + band] = (byte)Math.Clamp(2 * (spectrum[band, column] + 80), 0, 255);
            }
        }

        _count -= columns * ColumnSamples;
        _samples.AsSpan(columns * ColumnSamples, Math.Max(0, _count)).CopyTo(_samples);
        return taken;
    }

    private static FeatureMatrix Spectrum(AudioSignal signal)
    {
        try
        {
            return LogMel.ExtractPrepared(signal);
        }
        catch (ArgumentException error)
        {
            // The samples are what a visitor sent, no argument of this server's.
            throw new AudioFormatException($"The sound cannot be drawn: {error.Message}", AudioFormatReason.NotSupported, error);
        }
    }

    private Span<float> Reserve(int count)
    {
        if (_count + count > _samples.Length)
        {
            Array.Resize(ref _samples, Math.Max(_count + count, 2 * _samples.Length));
        }

        _count += count;
        return _samples.AsSpan(_count - count, count);
    }
}
