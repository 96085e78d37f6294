using System.Numerics.Tensors;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>See <see cref="LogMelOptions"/>.</summary>
internal sealed class LogMelExtractor : IFeatureExtractor
{
    private const double LargestRange = 200;
    private const float SmallestNormal = 1.17549435e-38f;

    private readonly LogMelOptions _options;
    private readonly MelReducer _mel;

    public LogMelExtractor(LogMelOptions options, int sampleRate, StftOptions stft)
    {
        _options = options;
        _mel = new MelReducer(options.ToBank(sampleRate, stft), power: 2);
        Reducers = [_mel];
    }

    public int FeatureCount => _mel.RowCount;

    public int FrameStep => _options.FrameAverage;

    public IReadOnlyList<ISpectrumReducer> Reducers { get; }

    public void Extract(SignalAnalysis analysis, Span<float> destination)
    {
        ReadOnlySpan<float> mel = analysis.Reduce(_mel);
        int frames = (analysis.FrameCount + FrameStep - 1) / FrameStep;
        Span<float> values = destination[..(FeatureCount * frames)];
        for (int band = 0; band < FeatureCount; band++)
        {
            Average(mel.Slice(band * analysis.FrameCount, analysis.FrameCount), values.Slice(band * frames, frames));
        }

        ToDecibels(values, values);
        Normalize(values, frames);
    }

    private void ToDecibels(ReadOnlySpan<float> mel, Span<float> decibels)
    {
        float? top = (float?)_options.TopDecibels;
        if (_options.Reference == DecibelReference.One)
        {
            Decibels.FromPower(mel, decibels, top: top);
            return;
        }

        // The floor is relative too, so that gain changes nothing; silence has no largest value and is 0 dB throughout.
        float largest = TensorPrimitives.Max(mel);
        if (largest <= 0)
        {
            decibels.Clear();
            return;
        }

        float floor = (float)(largest * Math.Pow(10, -(_options.TopDecibels ?? LargestRange) / 10));
        Decibels.FromPower(mel, decibels, largest, Math.Max(floor, SmallestNormal), top);
    }

    private void Average(ReadOnlySpan<float> row, Span<float> destination)
    {
        if (FrameStep == 1)
        {
            row.CopyTo(destination);
            return;
        }

        for (int t = 0; t < destination.Length; t++)
        {
            int start = t * FrameStep;
            destination[t] = (float)Moments.Mean(row[start..Math.Min(row.Length, start + FrameStep)]);
        }
    }

    private void Normalize(Span<float> values, int frames)
    {
        if (_options.Normalization == LogMelNormalization.None)
        {
            return;
        }

        double mean = Moments.Mean(values);
        for (int band = 0; band < FeatureCount; band++)
        {
            Span<float> row = values.Slice(band * frames, frames);
            TensorPrimitives.Subtract(row, (float)(_options.Normalization == LogMelNormalization.Clip ? mean : Moments.Mean(row)), row);
        }

        // What is left has mean 0. A clip that never changes (silence) has no deviation; its values become 0.
        double deviation = Moments.StandardDeviation(values, 0);
        TensorPrimitives.Multiply(values, deviation > 1e-6 ? (float)(1 / deviation) : 0, values);
    }
}
