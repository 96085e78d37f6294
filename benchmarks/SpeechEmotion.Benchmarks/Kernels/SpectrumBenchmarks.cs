using BenchmarkDotNet.Attributes;
using SpeechEmotion.Features;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Benchmarks.Kernels;

/// <summary>Sixteen power spectra of 2048 samples: frames in vector lanes against the same steps one frame at a time.</summary>
[InstructionSets]
public class SpectrumBenchmarks
{
    private readonly SpectrumPlan _plan = new(new StftOptions());
    private readonly AudioSignal _clip = SyntheticVoice.Create(1);
    private readonly float[] _power = new float[1025 * SpectrumBlock.Lanes];
    private SpectrumWorkspace _workspace = null!;

    [GlobalSetup]
    public void Setup() => _workspace = _plan.Rent();

    [Benchmark(Baseline = true)]
    public void OneFrameAtATime()
    {
        for (int frame = 0; frame < SpectrumBlock.Lanes; frame++)
        {
            Transform<Lanes1<double>>(frame);
        }
    }

    [Benchmark]
    public void FramesInLanes() => _plan.ComputePower(_clip.Samples.Span, 4, _workspace, _power);

    private void Transform<T>(int frame)
        where T : struct, ILanes<T, double>
    {
        FrameLoader.Load<T>(in _clip.Samples.Span[frame * 512], 512, _plan.Window, true, ref _workspace.Real.First, ref _workspace.Imaginary.First);
        _plan.Fft.Transform<T>(
            ref _workspace.Real.First, ref _workspace.Imaginary.First, ref _workspace.ScratchReal.First, ref _workspace.ScratchImaginary.First);
        RealSpectrum.Power<T>(_plan.Fft, ref _workspace.Real.First, ref _workspace.Imaginary.First, ref _power[frame], SpectrumBlock.Lanes);
    }
}
