using BenchmarkDotNet.Attributes;
using SpeechEmotion.Augmentation.Kernels;
using SpeechEmotion.Features;

namespace SpeechEmotion.Benchmarks.Augmentation;

/// <summary>The phase vocoder as it is usually written, with angles, against the rotation of unit numbers.</summary>
[InstructionSets]
public class PhaseVocoderBenchmarks : IDisposable
{
    private const double Rate = 0.8;

    private readonly ComplexSpectrogram _input = new Stft().Forward(SyntheticVoice.Create(2.5).Samples.Span);
    private readonly ComplexSpectrogram _output;

    public PhaseVocoderBenchmarks() => _output = new(_input.BinCount, PhaseVocoder.CountFrames(_input.FrameCount, Rate));

    public void Dispose()
    {
        _output.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public ComplexSpectrogram Angles()
    {
        int bins = _input.BinCount;
        ComplexSpectrogram output = _output;
        double[] phase = new double[bins];
        for (int frame = 0; frame < output.FrameCount; frame++)
        {
            int left = (int)(frame * Rate);
            double weight = (frame * Rate) - left;
            for (int k = 0; k < bins; k++)
            {
                (double leftMagnitude, double leftAngle) = Polar(left, k);
                (double rightMagnitude, double rightAngle) = Polar(left + 1, k);
                phase[k] = frame == 0 ? leftAngle : phase[k];
                double magnitude = leftMagnitude + (weight * (rightMagnitude - leftMagnitude));
                (double sine, double cosine) = Math.SinCos(phase[k]);
                output.Real(frame)[k] = magnitude * cosine;
                output.Imaginary(frame)[k] = magnitude * sine;
                phase[k] += rightAngle - leftAngle;
            }
        }

        return output;
    }

    [Benchmark]
    public ComplexSpectrogram Rotations()
    {
        PhaseVocoder.Stretch(_input, Rate, _output);
        return _output;
    }

    private (double Magnitude, double Angle) Polar(int frame, int bin)
    {
        if (frame >= _input.FrameCount)
        {
            return (0, 0);
        }

        double real = _input.Real(frame)[bin], imaginary = _input.Imaginary(frame)[bin];
        return (Math.Sqrt((real * real) + (imaginary * imaginary)), Math.Atan2(imaginary, real));
    }
}
