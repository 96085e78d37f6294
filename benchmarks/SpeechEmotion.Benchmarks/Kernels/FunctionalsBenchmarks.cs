using BenchmarkDotNet.Attributes;
using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Benchmarks.Kernels;

/// <summary>Sorting 105 features over 125 frames, 2.5 s, for percentiles; and all functionals of them.</summary>
[InstructionSets]
public class FunctionalsBenchmarks
{
    private const int Frames = 125;
    private const int Channels = 105;
    private const int Width = 112;
    private const int Statistics = 22;

    private readonly float[] _input = Values();
    private readonly float[] _sorted = new float[Frames * Channels];
    private readonly float[] _padded = new float[Frames * Width];
    private readonly float[] _column = new float[Frames];
    private readonly float[] _output = new float[Statistics * Channels];
    private readonly float[] _scratch = new float[FunctionalsKernel.ScratchLength(Frames, Channels, Statistics)];

    [Benchmark(Baseline = true)]
    public void SortChannelByChannel()
    {
        for (int channel = 0; channel < Channels; channel++)
        {
            for (int t = 0; t < Frames; t++)
            {
                _column[t] = _input[(t * Channels) + channel];
            }

            _column.AsSpan().Sort();
            for (int t = 0; t < Frames; t++)
            {
                _sorted[(t * Channels) + channel] = _column[t];
            }
        }
    }

    [Benchmark]
    public void SortTogether()
    {
        for (int t = 0; t < Frames; t++)
        {
            _input.AsSpan(t * Channels, Channels).CopyTo(_padded.AsSpan(t * Width));
        }

        ColumnSort.Sort(_padded, Width);
    }

    [Benchmark]
    public void AllFunctionals() => FunctionalsKernel.Forward(_input, Channels, 83, _output, _scratch);

    private static float[] Values()
    {
        Random random = new(1);
        return [.. Enumerable.Range(0, Frames * Channels).Select(_ => (random.NextSingle() * 6) - 3)];
    }
}
