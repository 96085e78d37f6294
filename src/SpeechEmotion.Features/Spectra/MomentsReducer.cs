using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>The mean frequency and the spread of the magnitude spectrum in hertz, one row each; centroid and bandwidth share it.</summary>
internal sealed class MomentsReducer(double hertzPerBin) : ISpectrumReducer
{
    private readonly double _hertzPerBin = hertzPerBin;

    public int RowCount => 2;

    public void Reduce(SpectrumBlock block, object? state, Span<float> destination, int stride)
    {
        Span<double> means = stackalloc double[SpectrumBlock.Lanes];
        Span<double> spreads = stackalloc double[SpectrumBlock.Lanes];
        SpectralMoments.Run(block.Magnitude, means, spreads);
        for (int i = 0; i < block.FrameCount; i++)
        {
            destination[i] = (float)(means[i] * _hertzPerBin);
            destination[stride + i] = (float)(spreads[i] * _hertzPerBin);
        }
    }

    public override bool Equals(object? obj) => obj is MomentsReducer other && _hertzPerBin == other._hertzPerBin;

    public override int GetHashCode() => _hertzPerBin.GetHashCode();
}
