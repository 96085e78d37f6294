using System.Collections.Concurrent;
using System.Numerics.Tensors;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>Pitch classes of the spectrum, each frame divided by its largest.</summary>
internal sealed class ChromaReducer : ISpectrumReducer
{
    // A frame whose largest value is below the smallest normal number is left as it is, as librosa does.
    private const float Tiny = 1.17549435e-38f;

    // All 100 banks of 12 classes and 4096 points, or one of the largest: 32 MiB.
    private const int MaxKeptWeights = 1 << 22;

    private readonly int _sampleRate;
    private readonly int _fftSize;
    private readonly (int Classes, double? Tuning, int Power, int SampleRate, int FftSize) _key;

    // An estimate has one of 100 values: each bank is built when first met. Filled by any thread, to equal contents.
    private readonly ConcurrentDictionary<double, double[]> _banks = new();

    public ChromaReducer(ChromaStftOptions options, int sampleRate, int fftSize)
    {
        _sampleRate = sampleRate;
        _fftSize = fftSize;
        _key = (options.ChromaBins, options.Tuning, options.Power, sampleRate, fftSize);
    }

    public int RowCount => _key.Classes;

    public object? Prepare(SignalAnalysis analysis)
    {
        double tuning = _key.Tuning ?? analysis.EstimateTuning(_key.Power, _key.Classes);
        if (_banks.TryGetValue(tuning, out double[]? known))
        {
            return known;
        }

        double[] bank = Array.ConvertAll(ChromaBank.Create(_sampleRate, _fftSize, _key.Classes, tuning), weight => (double)weight);
        if ((_banks.Count + 1L) * bank.Length > MaxKeptWeights)
        {
            _banks.Clear();
        }

        _banks[tuning] = bank;
        return bank;
    }

    public void Reduce(SpectrumBlock block, object? state, Span<float> destination, int stride)
    {
        Span<float> rows = stackalloc float[RowCount * SpectrumBlock.Lanes];
        RowMix.Run((double[])state!, RowCount, (_fftSize / 2) + 1, block.GetSpectrum(_key.Power), rows, SpectrumBlock.Lanes);
        Span<float> largest = stackalloc float[SpectrumBlock.Lanes];
        largest.Clear();
        for (int row = 0; row < RowCount; row++)
        {
            TensorPrimitives.Max(largest, rows.Slice(row * SpectrumBlock.Lanes, SpectrumBlock.Lanes), largest);
        }

        for (int lane = 0; lane < SpectrumBlock.Lanes; lane++)
        {
            largest[lane] = largest[lane] < Tiny ? 1 : largest[lane];
        }

        for (int row = 0; row < RowCount; row++)
        {
            Span<float> values = rows.Slice(row * SpectrumBlock.Lanes, SpectrumBlock.Lanes);
            TensorPrimitives.Divide(values, largest, values);
            values[..block.FrameCount].CopyTo(destination[(row * stride)..]);
        }
    }

    public override bool Equals(object? obj) => obj is ChromaReducer other && _key == other._key;

    public override int GetHashCode() => _key.GetHashCode();
}
