using System.Buffers;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>See <see cref="RmsOptions"/>.</summary>
internal sealed class RmsExtractor : IFeatureExtractor
{
    // Shorter pieces than this cost more to keep than they save.
    private const int MinPieceLength = 32;

    private readonly int _length;
    private readonly int _hop;
    private readonly int _pad;
    private readonly int _piece;

    public RmsExtractor(RmsOptions options, StftOptions stft)
    {
        _length = options.FrameLength;
        _hop = stft.HopLength;
        _pad = stft.Center ? _length / 2 : 0;

        // Overlapping frames are made of whole pieces of this length, so that each sample is squared once.
        _piece = CommonDivisor(CommonDivisor(_length, _hop), _pad);
    }

    public int FeatureCount => 1;

    public void Extract(SignalAnalysis analysis, Span<float> destination)
    {
        if (_piece < MinPieceLength)
        {
            for (int frame = 0; frame < analysis.FrameCount; frame++)
            {
                destination[frame] = Root(SquareSum.Run(Slice(analysis.Samples, ((long)frame * _hop) - _pad, _length)));
            }

            return;
        }

        int count = (int)(((long)(analysis.FrameCount - 1) * _hop + _length) / _piece);
        double[] rented = ArrayPool<double>.Shared.Rent(count);
        Span<double> pieces = rented.AsSpan(0, count);
        for (int p = 0; p < count; p++)
        {
            pieces[p] = SquareSum.Run(Slice(analysis.Samples, ((long)p * _piece) - _pad, _piece));
        }

        for (int frame = 0; frame < analysis.FrameCount; frame++)
        {
            double sum = 0;
            foreach (double piece in pieces.Slice(frame * (_hop / _piece), _length / _piece))
            {
                sum += piece;
            }

            destination[frame] = Root(sum);
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    // What lies before and after the signal is zero and adds nothing.
    private static ReadOnlySpan<float> Slice(ReadOnlySpan<float> samples, long start, int length)
    {
        int from = (int)Math.Clamp(start, 0, samples.Length);
        int to = (int)Math.Clamp(start + length, from, samples.Length);
        return samples[from..to];
    }

    private static int CommonDivisor(int a, int b) => b == 0 ? a : CommonDivisor(b, a % b);

    private float Root(double sum) => (float)Math.Sqrt(sum / _length);
}
