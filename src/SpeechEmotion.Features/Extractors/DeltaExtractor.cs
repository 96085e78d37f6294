using System.Buffers;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>See <see cref="DeltaOptions"/>.</summary>
internal sealed class DeltaExtractor(IFeatureExtractor inner, double[] weights, DeltaMode mode) : IFeatureExtractor
{
    public int FeatureCount => inner.FeatureCount;

    public int FrameStep => inner.FrameStep;

    public IReadOnlyList<ISpectrumReducer> Reducers => inner.Reducers;

    public void Extract(SignalAnalysis analysis, Span<float> destination)
    {
        int frames = destination.Length / FeatureCount;
        if (mode == DeltaMode.Interpolate && frames < weights.Length)
        {
            throw new ArgumentException(
                $"A delta of width {weights.Length} with mode interp needs at least {weights.Length} frames; the clip has {frames}. Use mode nearest for short clips.");
        }

        float[] rented = ArrayPool<float>.Shared.Rent(destination.Length);
        Span<float> values = rented.AsSpan(0, destination.Length);
        inner.Extract(analysis, values);
        for (int row = 0; row < FeatureCount; row++)
        {
            SlopeFilter.Run(values.Slice(row * frames, frames), weights, mode, destination.Slice(row * frames, frames));
        }

        ArrayPool<float>.Shared.Return(rented);
    }
}
