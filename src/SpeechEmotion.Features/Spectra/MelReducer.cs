using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>Mel bands of the magnitude or power spectrum. Equal banks give equal reducers: MFCC and mel spectrogram share one result.</summary>
internal sealed class MelReducer(MelBank bank, int power) : ISpectrumReducer
{
    private readonly BandWeights _weights = BandWeights.Create(bank);
    private readonly (MelBank Bank, int Power) _key = (bank, power);

    public int RowCount => _weights.Count;

    public void Reduce(SpectrumBlock block, object? state, Span<float> destination, int stride) =>
        BandProduct.Run(_weights, block.GetSpectrum(_key.Power), destination, stride, block.FrameCount);

    public override bool Equals(object? obj) => obj is MelReducer other && _key == other._key;

    public override int GetHashCode() => _key.GetHashCode();
}
