using BenchmarkDotNet.Attributes;
using SpeechEmotion.Features;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Benchmarks.Kernels;

/// <summary>The mel bank times sixteen spectra: filters in vector lanes against plain loops.</summary>
[InstructionSets]
public class BandProductBenchmarks
{
    private readonly BandWeights _bank = BandWeights.Create(new MelSpectrogramOptions().ToBank(22_050, new StftOptions()));
    private readonly float[] _power = [.. SyntheticVoice.Create(1).Samples.Span[..(1025 * SpectrumBlock.Lanes)].ToArray().Select(v => v * v)];
    private readonly float[] _mel = new float[128 * SpectrumBlock.Lanes];

    [Benchmark(Baseline = true)]
    public void Scalar() => BandProduct.Run<Lanes1<float>>(_bank, _power, _mel, SpectrumBlock.Lanes, SpectrumBlock.Lanes);

    [Benchmark]
    public void Vector() => BandProduct.Run(_bank, _power, _mel, SpectrumBlock.Lanes, SpectrumBlock.Lanes);
}
