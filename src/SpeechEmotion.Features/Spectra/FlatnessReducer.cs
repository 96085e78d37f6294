using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>The geometric over the arithmetic mean of the spectrum.</summary>
internal sealed class FlatnessReducer(int power, double floor) : ISpectrumReducer
{
    private readonly (int Power, double Floor) _key = (power, floor);

    public int RowCount => 1;

    public void Reduce(SpectrumBlock block, object? state, Span<float> destination, int stride)
    {
        Span<double> flatness = stackalloc double[SpectrumBlock.Lanes];
        SpectralFlatness.Run(block.GetSpectrum(_key.Power), (float)_key.Floor, flatness);
        for (int i = 0; i < block.FrameCount; i++)
        {
            destination[i] = (float)flatness[i];
        }
    }

    public override bool Equals(object? obj) => obj is FlatnessReducer other && _key == other._key;

    public override int GetHashCode() => _key.GetHashCode();
}
