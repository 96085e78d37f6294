using BenchmarkDotNet.Attributes;
using SpeechEmotion.Features;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Benchmarks.Kernels;

/// <summary>The cosine transform of MFCC: 20 × 128 weights times 108 frames.</summary>
[InstructionSets]
public class RowMixBenchmarks
{
    private readonly double[] _matrix = DctMatrix.Create(2, DctNormalization.Ortho, 20, 128);
    private readonly float[] _input = SyntheticVoice.Create(1).Samples.Span[..(128 * 108)].ToArray();
    private readonly float[] _output = new float[20 * 108];

    [Benchmark(Baseline = true)]
    public void Scalar() => RowMix.Run<Lanes1<double>>(_matrix, 20, 128, _input, _output, 108);

    [Benchmark]
    public void Vector() => RowMix.Run(_matrix, 20, 128, _input, _output, 108);
}
