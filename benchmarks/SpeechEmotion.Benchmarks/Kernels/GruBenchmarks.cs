using BenchmarkDotNet.Attributes;
using SpeechEmotion.Classification.Kernels;

namespace SpeechEmotion.Benchmarks.Kernels;

/// <summary>96 gated recurrent units over 16 frames, as for 2.5 s behind a stride and two poolings by two.</summary>
[InstructionSets]
public class GruBenchmarks
{
    private const int Frames = 16;
    private const int Units = 96;
    private readonly float[] _projected = Values(Frames * GruKernel.Parts * Units), _weights = Values(GruKernel.Parts * Units * Units);
    private readonly float[] _bias = Values(GruKernel.Parts * Units), _gates = new float[Frames * GruKernel.GateParts * Units], _states = new float[Frames * Units];

    [Benchmark]
    public float Vector()
    {
        GruKernel.Forward(_projected, _weights, _bias, reversed: false, keepGates: true, _gates, _states);
        return _states[0];
    }

    [Benchmark(Baseline = true)]
    public float Scalar()
    {
        Span<float> share = stackalloc float[GruKernel.Parts * Units], state = stackalloc float[Units];
        state.Clear();
        for (int frame = 0; frame < Frames; frame++)
        {
            _bias.CopyTo(share);
            for (int k = 0; k < Units; k++)
            {
                for (int row = 0; row < share.Length; row++)
                {
                    share[row] += state[k] * _weights[(k * share.Length) + row];
                }
            }

            ReadOnlySpan<float> input = _projected.AsSpan(frame * share.Length, share.Length);
            for (int unit = 0; unit < Units; unit++)
            {
                float reset = Sigmoid(input[unit] + share[unit]), update = Sigmoid(input[Units + unit] + share[Units + unit]);
                float candidate = MathF.Tanh(input[(2 * Units) + unit] + (reset * share[(2 * Units) + unit]));
                state[unit] = candidate + (update * (state[unit] - candidate));
            }

            state.CopyTo(_states.AsSpan(frame * Units));
        }

        return _states[0];
    }

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    private static float[] Values(int count)
    {
        Random random = new(3);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() - 0.5f) / 5)];
    }
}
