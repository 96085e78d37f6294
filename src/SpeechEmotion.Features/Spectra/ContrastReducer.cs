using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>The valley of each octave band, then the peak of each: means of the lowest and the highest magnitudes.</summary>
internal sealed class ContrastReducer(IReadOnlyList<ContrastBand> bands) : ISpectrumReducer
{
    private readonly ContrastBand[] _bands = [.. bands];

    public int RowCount => 2 * _bands.Length;

    public void Reduce(SpectrumBlock block, object? state, Span<float> destination, int stride)
    {
        Span<double> low = stackalloc double[SpectrumBlock.Lanes];
        Span<double> high = stackalloc double[SpectrumBlock.Lanes];
        for (int band = 0; band < _bands.Length; band++)
        {
            ContrastBand b = _bands[band];
            ExtremeMeans.Run(block.Magnitude.Slice(b.FirstBin * SpectrumBlock.Lanes, b.BinCount * SpectrumBlock.Lanes), b.ExtremeCount, low, high);
            Span<float> valleys = destination[(band * stride)..];
            Span<float> peaks = destination[((_bands.Length + band) * stride)..];
            for (int i = 0; i < block.FrameCount; i++)
            {
                valleys[i] = (float)low[i];
                peaks[i] = (float)high[i];
            }
        }
    }

    public override bool Equals(object? obj) => obj is ContrastReducer other && _bands.AsSpan().SequenceEqual(other._bands);

    public override int GetHashCode() => _bands.Length == 0 ? 0 : HashCode.Combine(_bands.Length, _bands[^1]);
}
