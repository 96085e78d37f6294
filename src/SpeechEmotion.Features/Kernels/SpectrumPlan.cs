using System.Collections.Concurrent;
using System.Runtime.Intrinsics;

namespace SpeechEmotion.Features.Kernels;

/// <summary>The tables of one short-time transform, and its buffers: made once for a recipe, used by all threads.</summary>
internal sealed class SpectrumPlan
{
    private readonly double[] _window;
    private readonly ConcurrentBag<SpectrumWorkspace> _idle = [];

    public SpectrumPlan(StftOptions options)
    {
        Options = OptionRules.Checked(options, options.GetErrors());
        Fft = new RealFft(options.FftSize);

        // The separation of even and odd samples gives twice the spectrum; halving the window is exact.
        double scale = Fft.IsHalved ? 0.5 : 1;
        Window = WindowTable.Create(options);
        _window = Array.ConvertAll(Window, w => w * scale);
    }

    public StftOptions Options { get; }

    public RealFft Fft { get; }

    /// <summary>Gets the window, as long as the transform.</summary>
    public double[] Window { get; }

    /// <summary>Gets the number of frames transformed together on this machine.</summary>
    public static int BatchLanes =>
        Vector512.IsHardwareAccelerated ? 8 : Vector256.IsHardwareAccelerated ? 4 : Vector128.IsHardwareAccelerated ? 2 : 1;

    private int PadLength => Options.Center ? Options.FftSize / 2 : 0;

    public SpectrumWorkspace Rent() => _idle.TryTake(out SpectrumWorkspace? workspace)
        ? workspace
        : new SpectrumWorkspace(
            Math.Max(Fft.BinCount, Fft.Length) + Fft.Rows, Fft.ScratchRows, BatchLanes, ((SpectrumBlock.Lanes - 1) * Options.HopLength) + Options.FftSize, Fft.BinCount);

    public void Return(SpectrumWorkspace workspace) => _idle.Add(workspace);

    /// <summary>Computes the power spectra of a block of frames, bin-major with <see cref="SpectrumBlock.Lanes"/> lanes.</summary>
    /// <remarks>Lanes of frames beyond the end of the signal hold values without meaning.</remarks>
    public void ComputePower(ReadOnlySpan<float> samples, int firstFrame, SpectrumWorkspace workspace, Span<float> power)
    {
        ReadOnlySpan<float> segment = GetSegment(samples, firstFrame, workspace);
        switch (BatchLanes)
        {
            case 8:
                ComputePower<Lanes512<double>>(segment, workspace, power);
                break;
            case 4:
                ComputePower<Lanes256<double>>(segment, workspace, power);
                break;
            case 2:
                ComputePower<Lanes128<double>>(segment, workspace, power);
                break;
            default:
                ComputePower<Lanes1<double>>(segment, workspace, power);
                break;
        }
    }

    /// <summary>Computes the complex spectra of as many frames as fit the output.</summary>
    public void ComputeComplex(ReadOnlySpan<float> samples, ComplexSpectrogram output)
    {
        SpectrumWorkspace workspace = Rent();
        for (int frame = 0; frame < output.FrameCount; frame += SpectrumBlock.Lanes)
        {
            ReadOnlySpan<float> segment = GetSegment(samples, frame, workspace);
            switch (BatchLanes)
            {
                case 8:
                    ComputeComplex<Lanes512<double>>(segment, workspace, output, frame);
                    break;
                case 4:
                    ComputeComplex<Lanes256<double>>(segment, workspace, output, frame);
                    break;
                case 2:
                    ComputeComplex<Lanes128<double>>(segment, workspace, output, frame);
                    break;
                default:
                    ComputeComplex<Lanes1<double>>(segment, workspace, output, frame);
                    break;
            }
        }

        Return(workspace);
    }

    // The samples of a block: the signal's own memory where the block lies inside it, else a padded copy.
    private ReadOnlySpan<float> GetSegment(ReadOnlySpan<float> samples, int firstFrame, SpectrumWorkspace workspace)
    {
        long start = ((long)firstFrame * Options.HopLength) - PadLength;
        int length = workspace.Segment.Length;
        if (start >= 0 && start + length <= samples.Length)
        {
            return samples.Slice((int)start, length);
        }

        SignalPadding.Copy(samples, (int)start, Options.Center ? Options.PadMode : PadMode.Constant, workspace.Segment.Span);
        return workspace.Segment.Span;
    }

    private void ComputePower<T>(ReadOnlySpan<float> segment, SpectrumWorkspace workspace, Span<float> power)
        where T : struct, ILanes<T, double>
    {
        for (int lane = 0; lane < SpectrumBlock.Lanes; lane += T.Count)
        {
            Transform<T>(segment[(lane * Options.HopLength)..], workspace);
            RealSpectrum.Power<T>(Fft, ref workspace.Real.First, ref workspace.Imaginary.First, ref power[lane], SpectrumBlock.Lanes);
        }
    }

    private void ComputeComplex<T>(ReadOnlySpan<float> segment, SpectrumWorkspace workspace, ComplexSpectrogram output, int firstFrame)
        where T : struct, ILanes<T, double>
    {
        Span<double> real = workspace.Real.Span[(Fft.Rows * T.Count)..];
        Span<double> imaginary = workspace.Imaginary.Span[(Fft.Rows * T.Count)..];
        int frames = Math.Min(SpectrumBlock.Lanes, output.FrameCount - firstFrame);
        for (int first = 0; first < frames; first += T.Count)
        {
            Transform<T>(segment[(first * Options.HopLength)..], workspace);
            RealSpectrum.Complex<T>(Fft, ref workspace.Real.First, ref workspace.Imaginary.First, ref real[0], ref imaginary[0]);
            if (first + T.Count <= frames)
            {
                LaneTranspose.FromLanes(ref real[0], T.Count, Fft.BinCount, ref output.Real(firstFrame + first)[0], Fft.BinCount);
                LaneTranspose.FromLanes(ref imaginary[0], T.Count, Fft.BinCount, ref output.Imaginary(firstFrame + first)[0], Fft.BinCount);
                continue;
            }

            for (int at = 0; at < Fft.BinCount * (frames - first); at++)
            {
                int lane = at / Fft.BinCount, k = at % Fft.BinCount;
                output.Real(firstFrame + first + lane)[k] = real[(k * T.Count) + lane];
                output.Imaginary(firstFrame + first + lane)[k] = imaginary[(k * T.Count) + lane];
            }
        }
    }

    private void Transform<T>(ReadOnlySpan<float> segment, SpectrumWorkspace workspace)
        where T : struct, ILanes<T, double>
    {
        FrameLoader.Load<T>(in segment[0], Options.HopLength, _window, Fft.IsHalved, ref workspace.Real.First, ref workspace.Imaginary.First);
        Fft.Transform<T>(
            ref workspace.Real.First, ref workspace.Imaginary.First, ref workspace.ScratchReal.First, ref workspace.ScratchImaginary.First);
    }
}
