using System.Buffers;
using System.Collections.Concurrent;
using System.Numerics;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>See <see cref="YinOptions"/>.</summary>
internal sealed class YinExtractor : IFeatureExtractor
{
    private readonly YinOptions _options;
    private readonly int _sampleRate;
    private readonly int _hop;
    private readonly int _pad;
    private readonly int _minPeriod;
    private readonly int _maxPeriod;
    private readonly RealFft _fft;
    private readonly ConcurrentBag<SpectrumWorkspace> _idle = [];

    public YinExtractor(YinOptions options, int sampleRate, StftOptions stft)
    {
        _options = options;
        _sampleRate = sampleRate;
        _hop = stft.HopLength;
        _pad = stft.Center ? options.FrameLength / 2 : 0;
        _minPeriod = (int)(sampleRate / options.MaxFrequency);
        _maxPeriod = Math.Min((int)Math.Ceiling(sampleRate / options.MinFrequency), options.FrameLength - 1);
        _fft = new RealFft((int)BitOperations.RoundUpToPowerOf2((uint)(options.FrameLength + _maxPeriod)));
    }

    public int FeatureCount => 2;

    public void Extract(SignalAnalysis analysis, Span<float> destination)
    {
        int lanes = SpectrumPlan.BatchLanes;
        if (!_idle.TryTake(out SpectrumWorkspace? workspace))
        {
            workspace = new SpectrumWorkspace(_fft.BinCount + _fft.Rows, _fft.ScratchRows, lanes, lanes * _options.FrameLength, 1);
        }

        Span<float> frequencies = destination[..analysis.FrameCount];
        Span<float> voicing = destination[analysis.FrameCount..];
        switch (lanes)
        {
            case 8:
                Extract<Lanes512<double>>(analysis, workspace, frequencies, voicing);
                break;
            case 4:
                Extract<Lanes256<double>>(analysis, workspace, frequencies, voicing);
                break;
            case 2:
                Extract<Lanes128<double>>(analysis, workspace, frequencies, voicing);
                break;
            default:
                Extract<Lanes1<double>>(analysis, workspace, frequencies, voicing);
                break;
        }

        _idle.Add(workspace);
        if (_options.VoicingThreshold is { } threshold)
        {
            VoicedContour.Fill(frequencies, voicing, (float)threshold);
        }
    }

    private void Extract<T>(SignalAnalysis analysis, SpectrumWorkspace workspace, Span<float> frequencies, Span<float> voicing)
        where T : struct, ILanes<T, double>
    {
        int lags = _maxPeriod + 1;
        double[] rented = ArrayPool<double>.Shared.Rent((T.Count + 2) * lags);
        Span<double> correlations = rented.AsSpan(0, T.Count * lags);
        Span<double> correlation = rented.AsSpan(T.Count * lags, lags);
        Span<double> normalized = rented.AsSpan((T.Count + 1) * lags, lags - _minPeriod);
        for (int first = 0; first < frequencies.Length; first += T.Count)
        {
            int count = Math.Min(T.Count, frequencies.Length - first);
            Load<T>(analysis.Samples, first, workspace);
            Autocorrelation.Run<T>(_fft, workspace, lags, correlations);
            for (int lane = 0; lane < count; lane++)
            {
                for (int lag = 0; lag < lags; lag++)
                {
                    correlation[lag] = correlations[(lag * T.Count) + lane];
                }

                YinPeriod.Normalize(correlation, Frame(workspace, lane), _minPeriod, normalized);
                (double place, double value) = YinPeriod.Pick(normalized, _options.TroughThreshold);
                frequencies[first + lane] = (float)(_sampleRate / (_minPeriod + place));

                // A silent frame repeats itself at every period; that is no voice.
                voicing[first + lane] = correlation[0] > 0 ? (float)Math.Clamp(1 - value, 0, 1) : 0;
            }
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    private Span<float> Frame(SpectrumWorkspace workspace, int lane) =>
        workspace.Segment.Span.Slice(lane * _options.FrameLength, _options.FrameLength);

    // Copies the frames, zeros beyond the signal, and lays their halves out lane by lane: two samples a row, zeros after them.
    private void Load<T>(ReadOnlySpan<float> samples, int firstFrame, SpectrumWorkspace workspace)
        where T : struct, ILanes<T, double>
    {
        Span<double> real = workspace.Real.Span[..(_fft.Rows * T.Count)];
        Span<double> imaginary = workspace.Imaginary.Span[..(_fft.Rows * T.Count)];
        real.Clear();
        imaginary.Clear();
        for (int lane = 0; lane < T.Count; lane++)
        {
            Span<float> frame = Frame(workspace, lane);
            int start = (int)Math.Clamp(((firstFrame + lane) * (long)_hop) - _pad, -_pad, samples.Length);
            SignalPadding.Copy(samples, start, PadMode.Constant, frame);
            for (int n = 0; n + 1 < frame.Length; n += 2)
            {
                real[(n / 2 * T.Count) + lane] = 0.5 * frame[n];
                imaginary[(n / 2 * T.Count) + lane] = 0.5 * frame[n + 1];
            }
        }
    }
}
