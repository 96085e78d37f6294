using System.Buffers;
using System.Numerics.Tensors;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>See <see cref="SpectralContrastOptions"/>.</summary>
internal sealed class SpectralContrastExtractor : IFeatureExtractor
{
    private readonly ContrastReducer _extremes;
    private readonly bool _linear;

    public SpectralContrastExtractor(ContrastBand[] bands, bool linear)
    {
        _extremes = new ContrastReducer(bands);
        _linear = linear;
        FeatureCount = bands.Length;
        Reducers = [_extremes];
    }

    public int FeatureCount { get; }

    public IReadOnlyList<ISpectrumReducer> Reducers { get; }

    public void Extract(SignalAnalysis analysis, Span<float> destination)
    {
        ReadOnlySpan<float> extremes = analysis.Reduce(_extremes);
        int length = FeatureCount * analysis.FrameCount;
        ReadOnlySpan<float> valleys = extremes[..length];
        ReadOnlySpan<float> peaks = extremes[length..];
        if (_linear)
        {
            TensorPrimitives.Subtract(peaks, valleys, destination);
            return;
        }

        // librosa passes magnitudes where power is meant: 10 log10, on purpose the same here.
        float[] rented = ArrayPool<float>.Shared.Rent(length);
        Span<float> floor = rented.AsSpan(0, length);
        Decibels.FromPower(valleys, floor);
        Decibels.FromPower(peaks, destination);
        TensorPrimitives.Subtract(destination, floor, destination);
        ArrayPool<float>.Shared.Return(rented);
    }
}
