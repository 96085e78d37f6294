using BenchmarkDotNet.Attributes;
using SpeechEmotion.Audio;
using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion.Benchmarks.Audio;

/// <summary>Resampling 2.5 seconds, against the same sums in plain loops.</summary>
[InstructionSets]
public class ResamplerBenchmarks
{
    private Resampler _resampler = null!;
    private float[] _input = [];
    private float[] _output = [];
    private float[] _row = [];

    [Params(44100, 48000, 16000)]
    public int SourceRate { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        Random random = new(1);
        _resampler = new Resampler(SourceRate, 22050);
        _input = [.. Enumerable.Range(0, SourceRate * 5 / 2).Select(_ => random.NextSingle() - 0.5f)];
        _output = new float[_resampler.OutputLength(_input.Length)];
        _row = new float[_resampler.Filter.TapCount];
        KaiserSinc.Design(Math.Max(1, SourceRate / 22050.0), 0.5, _row);
    }

    [Benchmark(Baseline = true)]
    public float Scalar()
    {
        // One row for all outputs: the same number of products, and kinder to the cache than the true filter.
        double step = SourceRate / 22050.0;
        for (int i = 0; i < _output.Length; i++)
        {
            int start = Math.Min((int)(i * step), _input.Length - _row.Length);
            float sum = 0;
            for (int k = 0; k < _row.Length; k++)
            {
                sum += _input[start + k] * _row[k];
            }

            _output[i] = sum;
        }

        return _output[0];
    }

    [Benchmark]
    public float Resample()
    {
        _resampler.Resample(_input, _output);
        return _output[0];
    }

    [Benchmark]
    public Resampler DesignFilter() => new(SourceRate, 22050);
}
