using System.Buffers;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>See <see cref="PitchTrackOptions"/>.</summary>
internal sealed class PitchTrackExtractor(PitchReducer reducer) : IFeatureExtractor
{
    private const float VoicedPeriodicity = 0.5f;
    private const float VoicedRange = 35;
    private const double EnergyFloor = 1e-7;

    // 2^7.5 = 181 Hz lies between the sexes' usual pitches.
    private const float CentreOctave = 7.5f;

    public int FeatureCount => 5;

    public int FrameStep => reducer.FrameAverage;

    public IReadOnlyList<ISpectrumReducer> Reducers { get; } = [reducer];

    public void Extract(SignalAnalysis analysis, Span<float> destination)
    {
        ReadOnlySpan<float> track = analysis.Reduce(reducer);
        int stride = analysis.FrameCount, frames = (stride + FrameStep - 1) / FrameStep;
        Span<float> relative = destination[..frames], absolute = destination.Slice(frames, frames);
        Span<float> periodicity = destination.Slice(2 * frames, frames), voiced = destination.Slice(3 * frames, frames);
        Span<float> energy = destination.Slice(4 * frames, frames);
        for (int t = 0; t < frames; t++)
        {
            absolute[t] = track[t * FrameStep];
            periodicity[t] = track[stride + (t * FrameStep)];
            energy[t] = track[(2 * stride) + (t * FrameStep)];
        }

        ToDecibels(energy);
        for (int t = 0; t < frames; t++)
        {
            voiced[t] = periodicity[t] > VoicedPeriodicity && energy[t] > -VoicedRange ? 1 : 0;
        }

        float median = MedianWhere(absolute, voiced);
        for (int t = 0; t < frames; t++)
        {
            relative[t] = 2 * voiced[t] * (absolute[t] - median);
            absolute[t] = 2 * voiced[t] * (absolute[t] - CentreOctave);
            periodicity[t] = 2 * (periodicity[t] - 0.5f);
        }

        Standardize(energy);
    }

    private static void ToDecibels(Span<float> energy)
    {
        double largest = 0;
        foreach (float value in energy)
        {
            largest = Math.Max(largest, value);
        }

        // Relative to the loudest frame, so that gain changes nothing; silence is 0 dB throughout.
        foreach (ref float value in energy)
        {
            value = largest > 0 ? (float)(10 * Math.Log10(Math.Max(value / largest, EnergyFloor))) : 0;
        }
    }

    private static float MedianWhere(ReadOnlySpan<float> values, ReadOnlySpan<float> flags)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(values.Length);
        int count = 0;
        for (int t = 0; t < values.Length; t++)
        {
            if (flags[t] > 0)
            {
                rented[count++] = values[t];
            }
        }

        float median = count > 0 ? Selection.Select(rented.AsSpan(0, count), (count - 1) / 2) : 0;
        ArrayPool<float>.Shared.Return(rented);
        return median;
    }

    private static void Standardize(Span<float> values)
    {
        double mean = Moments.Mean(values);
        double deviation = Moments.StandardDeviation(values, mean);
        double scale = deviation > 1e-6 ? 1 / deviation : 0;
        foreach (ref float value in values)
        {
            value = (float)((value - mean) * scale);
        }
    }
}
