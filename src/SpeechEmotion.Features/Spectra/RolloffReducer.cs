using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>The frequency below which a share of the magnitude spectrum lies, in hertz.</summary>
internal sealed class RolloffReducer(double share, double hertzPerBin) : ISpectrumReducer
{
    private readonly (double Share, double HertzPerBin) _key = (share, hertzPerBin);

    public int RowCount => 1;

    public void Reduce(SpectrumBlock block, object? state, Span<float> destination, int stride)
    {
        Span<double> bins = stackalloc double[SpectrumBlock.Lanes];
        SpectralRolloff.Run(block.Magnitude, _key.Share, bins);
        for (int i = 0; i < block.FrameCount; i++)
        {
            destination[i] = (float)(bins[i] * _key.HertzPerBin);
        }
    }

    public override bool Equals(object? obj) => obj is RolloffReducer other && _key == other._key;

    public override int GetHashCode() => _key.GetHashCode();
}
