using System.Buffers;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>One clip while its features are computed: the samples, and the spectrum that all features share.</summary>
/// <remarks>
/// Frames stream through the transform in blocks; only the reductions the features ask for are held for the whole clip, and, up to
/// about a minute, the power spectrum, so that a second pass need not transform again. Used by one thread; dispose it to give the
/// pooled memory back.
/// </remarks>
public sealed class SignalAnalysis : IDisposable
{
    // 16 MiB: over a minute at librosa's defaults. Longer clips are transformed once more for the chroma after the tuning.
    private const long DefaultCacheLength = 1 << 22;

    private readonly ReadOnlyMemory<float> _samples;
    private readonly SpectrumPlan _plan;
    private readonly SpectrumWorkspace _workspace;
    private readonly SpectrumBlock _block;
    private readonly Dictionary<ISpectrumReducer, float[]> _reductions = [];
    private readonly Dictionary<(int Power, int Classes), double> _tunings = [];
    private readonly long _cacheLength;
    private float[]? _cache;
    private bool _isDisposed;

    /// <summary>Prepares the analysis of a clip; no spectrum is computed yet.</summary>
    /// <param name="signal">The clip: at least one frame of finite samples.</param>
    /// <param name="stft">The transform all features share.</param>
    /// <exception cref="ArgumentException">The options are wrong, the clip is empty or too short, or a sample is NaN or infinite.</exception>
    public SignalAnalysis(AudioSignal signal, StftOptions stft)
        : this(signal, new SpectrumPlan(stft ?? throw new ArgumentNullException(nameof(stft))))
    {
    }

    internal SignalAnalysis(AudioSignal signal, SpectrumPlan plan, long cacheLength = DefaultCacheLength)
    {
        ArgumentNullException.ThrowIfNull(signal);
        SampleCheck.ThrowIfUnusable(signal.Samples.Span, plan.Options);
        _samples = signal.Samples;
        _plan = plan;
        _cacheLength = cacheLength;
        SampleRate = signal.SampleRate;
        FrameCount = plan.Options.CountFrames(_samples.Length);
        _workspace = plan.Rent();
        _block = new SpectrumBlock(_workspace.Magnitude);
    }

    /// <summary>Gets the samples of the clip.</summary>
    public ReadOnlySpan<float> Samples => _samples.Span;

    /// <summary>Gets the sample rate, in hertz.</summary>
    public int SampleRate { get; }

    /// <summary>Gets the transform all features share.</summary>
    public StftOptions Stft => _plan.Options;

    /// <summary>Gets the number of frames of the clip, at least 1.</summary>
    public int FrameCount { get; }

    private int BlockLength => _plan.Fft.BinCount * SpectrumBlock.Lanes;

    /// <summary>Gives a reduction of the spectrum over the whole clip; computed once, whoever asks.</summary>
    /// <param name="reducer">The reduction.</param>
    /// <returns><see cref="ISpectrumReducer.RowCount"/> rows of <see cref="FrameCount"/> values; valid until this analysis is disposed.</returns>
    /// <exception cref="ObjectDisposedException">The analysis was disposed.</exception>
    /// <exception cref="ArgumentException">Those are more than <see cref="FeaturePipeline.MaxValues"/>.</exception>
    public ReadOnlySpan<float> Reduce(ISpectrumReducer reducer)
    {
        ArgumentNullException.ThrowIfNull(reducer);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ReduceAll([reducer]);
        return _reductions[reducer].AsSpan(0, LengthOf(reducer));
    }

    /// <summary>Estimates how far the clip's tones lie from A = 440 Hz, as librosa's <c>estimate_tuning</c>; computed once.</summary>
    /// <param name="power">The spectrum whose peaks are measured: 1 = magnitude, 2 = power.</param>
    /// <param name="classes">Pitch classes to an octave.</param>
    /// <returns>The deviation in pitch classes, −0.5 to 0.49 in steps of 0.01; 0 for a clip without peaks.</returns>
    public double EstimateTuning(int power, int classes = 12)
    {
        if (power is not (1 or 2))
        {
            throw new ArgumentOutOfRangeException(nameof(power), power, "The power must be 1 (magnitude) or 2 (power).");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (!_tunings.TryGetValue((power, classes), out double tuning))
        {
            using TuningEstimator estimator = new(SampleRate, Stft.FftSize, classes);
            ForEachBlock(block => estimator.Add(block.GetSpectrum(power), block.FrameCount));
            tuning = estimator.Estimate();
            _tunings.Add((power, classes), tuning);
        }

        return tuning;
    }

    /// <summary>Gives the pooled memory back.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        foreach (float[] reduction in _reductions.Values)
        {
            ArrayPool<float>.Shared.Return(reduction);
        }

        if (_cache is not null)
        {
            ArrayPool<float>.Shared.Return(_cache);
        }

        _plan.Return(_workspace);
    }

    /// <summary>Computes all reductions that are not there yet in one pass over the spectrum.</summary>
    internal void ReduceAll(IEnumerable<ISpectrumReducer> reducers)
    {
        Dictionary<ISpectrumReducer, object?> states = [];
        foreach (ISpectrumReducer reducer in reducers)
        {
            if (!_reductions.ContainsKey(reducer) && !states.ContainsKey(reducer))
            {
                states.Add(reducer, reducer.Prepare(this));
            }
        }

        // What is prepared may have asked for a reduction of this same list, which then is there.
        List<(ISpectrumReducer Reducer, object? State, float[] Rows)> missing =
        [
            .. states.Where(pair => !_reductions.ContainsKey(pair.Key))
                .Select(pair => (pair.Key, pair.Value, ArrayPool<float>.Shared.Rent(LengthOf(pair.Key)))),
        ];
        if (missing.Count == 0)
        {
            return;
        }

        ForEachBlock(block =>
        {
            foreach ((ISpectrumReducer reducer, object? state, float[] rows) in missing)
            {
                reducer.Reduce(block, state, rows.AsSpan(block.FirstFrame), FrameCount);
            }
        });

        // Only now: nobody is given rows that were not written, neither while others are prepared nor after a failure.
        missing.ForEach(reduction => _reductions.Add(reduction.Reducer, reduction.Rows));
    }

    private int LengthOf(ISpectrumReducer reducer)
    {
        long length = (long)reducer.RowCount * FrameCount;
        return length <= FeaturePipeline.MaxValues
            ? (int)length
            : throw new ArgumentException(
                $"{reducer.GetType().Name} gives {reducer.RowCount} rows of {FrameCount} frames; "
                + $"at most {FeaturePipeline.MaxValues} values are computed at once. Give shorter parts.");
    }

    /// <summary>Streams the spectrum of the clip, from the cache where an earlier pass left it.</summary>
    internal void ForEachBlock(Action<SpectrumBlock> action)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        int blocks = (FrameCount + SpectrumBlock.Lanes - 1) / SpectrumBlock.Lanes;
        bool fits = (long)blocks * BlockLength <= _cacheLength;
        bool isCached = _cache is not null;
        float[]? cache = fits && !isCached ? ArrayPool<float>.Shared.Rent(blocks * BlockLength) : _cache;
        for (int b = 0; b < blocks; b++)
        {
            int first = b * SpectrumBlock.Lanes;
            Memory<float> power = fits ? cache.AsMemory(b * BlockLength, BlockLength) : _workspace.Power.Memory;
            if (!isCached)
            {
                _plan.ComputePower(Samples, first, _workspace, power.Span);
            }

            _block.Move(power, first, Math.Min(SpectrumBlock.Lanes, FrameCount - first));
            action(_block);
        }

        // A pass that failed has left no more than a part of the spectrum.
        _cache = cache;
    }
}
