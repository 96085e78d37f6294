using BenchmarkDotNet.Attributes;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Benchmarks.Kernels;

/// <summary>The zero crossings of 108 frames of 2.5 s: one mark a sample and counted bits against a loop over every frame.</summary>
[InstructionSets]
public class SignChangesBenchmarks
{
    private readonly float[] _samples = SyntheticVoice.Create(2.5).Samples.ToArray();
    private readonly ulong[] _bits = new ulong[1024];

    [Benchmark(Baseline = true)]
    public int Scalar()
    {
        int sum = 0;
        for (int frame = 2; frame < 104; frame++)
        {
            for (int n = (frame * 512) - 1023; n < (frame * 512) + 1024; n++)
            {
                sum += (_samples[n] < -1e-10f) != (_samples[n - 1] < -1e-10f) ? 1 : 0;
            }
        }

        return sum;
    }

    [Benchmark]
    public int Vector()
    {
        int sum = 0;
        SignChanges.Mark(_samples, _bits);
        for (int frame = 2; frame < 104; frame++)
        {
            sum += SignChanges.Count(_bits, (frame * 512) - 1023, (frame * 512) + 1024);
        }

        return sum;
    }
}
