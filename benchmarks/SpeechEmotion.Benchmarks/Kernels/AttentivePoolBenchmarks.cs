using BenchmarkDotNet.Attributes;
using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Benchmarks.Kernels;

/// <summary>Attentive pooling of 32 frames of 160 channels, as for 2.5 s in one of the acted model's networks.</summary>
[InstructionSets]
public class AttentivePoolBenchmarks
{
    private const int Frames = 32;
    private const int Channels = 160;

    private readonly float[] _input = Values(1);
    private readonly float[] _scores = Values(2);
    private readonly float[] _weights = new float[Frames * Channels];
    private readonly float[] _output = new float[2 * Channels];

    [Benchmark(Baseline = true)]
    public void Scalar()
    {
        for (int channel = 0; channel < Channels; channel++)
        {
            float largest = float.NegativeInfinity, sum = 0, mean = 0, variance = 1e-6f;
            for (int at = channel; at < _input.Length; at += Channels)
            {
                largest = MathF.Max(largest, _scores[at]);
            }

            for (int at = channel; at < _input.Length; at += Channels)
            {
                _weights[at] = MathF.Exp(_scores[at] - largest);
                sum += _weights[at];
            }

            for (int at = channel; at < _input.Length; at += Channels)
            {
                mean += _weights[at] / sum * _input[at];
            }

            for (int at = channel; at < _input.Length; at += Channels)
            {
                variance += _weights[at] / sum * (_input[at] - mean) * (_input[at] - mean);
            }

            _output[channel] = mean;
            _output[Channels + channel] = MathF.Sqrt(variance);
        }
    }

    [Benchmark]
    public void Vector() => AttentivePool.Forward(_input, _scores, _weights, _output);

    private static float[] Values(int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, Frames * Channels).Select(_ => (random.NextSingle() * 6) - 3)];
    }
}
