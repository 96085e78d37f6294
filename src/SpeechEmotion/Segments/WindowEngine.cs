using System.Diagnostics;
using SpeechEmotion.Audio;
using SpeechEmotion.Classification;

namespace SpeechEmotion;

/// <summary>
/// Follows one channel: streaming resampler → voice activity → latest samples → windows → answers. Where windows lie and when they are
/// ready depends on sample counts only, so the chunks in which samples arrive change nothing. Not thread-safe.
/// </summary>
internal sealed class WindowEngine
{
    /// <summary>The most samples one call of <see cref="Write"/> should bring, which bounds the memory.</summary>
    public const int BlockSamples = 1024;

    // Decisions come every 16 ms, 0.3 s late.
    private const double DecisionsPerSecond = 62.5;
    private const double LagSeconds = 0.5;

    // A window over joined ends is nearer to the truth than the shorter ones beside a loss; over minutes it would be none.
    private const int LongestJoinSeconds = 1;

    private readonly WindowJudge _judge;
    private readonly int _sampleRate;
    private readonly int _speechCapacity;
    private readonly SlidingSamples _samples;
    private readonly SegmentOptions _options;
    private readonly int? _channel;
    private readonly int _windowLength;
    private readonly int _hopLength;
    private readonly SpeakerMean? _speaker;

    // Where in the stretch the ends of a loss were joined.
    private readonly Queue<(TimeSpan At, TimeSpan Lost)> _joins = new();

    // The stretch that is followed, from the beginning or the last loss on. Positions count from where it begins.
    private StreamingResampler? _resampler;
    private SpeechTrack? _speech;
    private TimeSpan _stretchStart;
    private long _before;
    private long _received;
    private long _lost;
    private float[]? _smoothed;
    private long _nextStart;
    private long _judgedEnd;
    private long _heardEnd;
    private long _heard;
    private bool _isComplete;

    /// <param name="judge">Judges the windows.</param>
    /// <param name="sampleRate">The channel's rate, in hertz.</param>
    /// <param name="options">Valid options.</param>
    /// <param name="channel">The channel answers name.</param>
    /// <exception cref="ArgumentException">A window cannot hold the speech that is needed to judge it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate cannot be resampled to the model's.</exception>
    public WindowEngine(WindowJudge judge, int sampleRate, SegmentOptions options, int? channel)
    {
        _judge = judge;
        _sampleRate = sampleRate;
        _options = options;
        _channel = channel;
        double window = Math.Min(options.WindowSeconds, judge.LongestWindow ?? options.WindowSeconds);
        if (judge.MinimumSpeech.TotalSeconds > window)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"VoiceActivity.MinimumSpeechMilliseconds is {judge.MinimumSpeech.TotalMilliseconds:0}, more than a window of {window} s can hold: nobody would be heard."),
                nameof(options));
        }

        _windowLength = Math.Max(1, (int)Math.Round(window * judge.SampleRate));
        _hopLength = Math.Clamp((int)Math.Round(options.HopSeconds * judge.SampleRate), 1, _windowLength);
        _speaker = options.LearnSpeaker ? new SpeakerMean(judge.LabelCount) : null;
        _speechCapacity = (int)((2 * window + LagSeconds) * DecisionsPerSecond);
        _resampler = judge.OpenResampler(sampleRate);
        _speech = judge.OpenSpeech(sampleRate, _speechCapacity);

        // Room to append for a while before what is still needed has to be moved to the front.
        _samples = new SlidingSamples((2 * _windowLength) + (int)(LagSeconds * judge.SampleRate));
    }

    /// <summary>Gets how much sound lies in the windows that were classified, each stretch counted once.</summary>
    public TimeSpan Heard => TimeOf(_heard);

    /// <summary>Takes the next samples, after all windows that were ready have been read.</summary>
    public void Write(ReadOnlySpan<float> samples)
    {
        _received += samples.Length;
        _speech?.Write(samples);
        if (_resampler is null)
        {
            samples.CopyTo(_samples.Reserve(samples.Length));
            _samples.Commit(samples.Length);
            return;
        }

        _resampler.Write(samples);
        DrainResampler();
    }

    /// <summary>Says that no more samples follow, so that the last windows can be read.</summary>
    public void Complete()
    {
        _isComplete = true;
        _speech?.Complete();
        _resampler?.Complete();
        DrainResampler();
    }

    /// <summary>Gets how many samples may be lost at most so that windows reach over the loss.</summary>
    public static long LongestJoin(int sampleRate) => (long)sampleRate * LongestJoinSeconds;

    /// <summary>
    /// Says that samples were lost, after all windows that were ready have been read. Where windows do not reach over it, the last ones before
    /// the loss can be read then, and have to be before more samples are written: a new stretch begins after them.
    /// </summary>
    /// <returns>Whether a new stretch begins.</returns>
    public bool Skip(long count)
    {
        if (_received > 0 && count <= LongestJoin(_sampleRate))
        {
            _joins.Enqueue((TimeOf(_received, _sampleRate), TimeOf(count, _sampleRate)));
            _before += count;
            return false;
        }

        _lost += count;
        if (_received > 0)
        {
            Complete();
            return true;
        }

        SetStart();
        return true;
    }

    /// <summary>Judges the next window.</summary>
    /// <param name="segment">Receives the answer.</param>
    /// <returns><see langword="false"/> where more samples are needed, or after the last.</returns>
    public bool TryRead(out EmotionSegment? segment)
    {
        long end = _nextStart + _windowLength;
        if (end > _samples.End || (!_isComplete && _speech?.Covers(TimeOf(end)) == false))
        {
            if (!_isComplete || _judgedEnd == _samples.End)
            {
                if (_isComplete && _lost > 0)
                {
                    BeginStretch();
                }

                segment = null;
                return false;
            }

            // The last window is a whole one too where there are enough samples.
            end = _samples.End;
        }

        segment = Judge(Math.Max(0, end - _windowLength), end);
        _judgedEnd = end;
        _nextStart += _hopLength;

        // A recording that ends before the next window needs the samples of one window before its end.
        long needed = Math.Min(_nextStart, _samples.End - _windowLength);
        _samples.DropBefore(needed);
        _speech?.DropBefore(TimeOf(needed));
        while (_joins.TryPeek(out (TimeSpan At, TimeSpan Lost) join) && join.At <= TimeOf(needed))
        {
            _stretchStart += join.Lost;
            _joins.Dequeue();
        }

        return true;
    }

    private EmotionSegment Judge(long start, long end)
    {
        long began = Stopwatch.GetTimestamp();
        TimeSpan from = TimeOf(start);
        TimeSpan to = TimeOf(end);
        ReadOnlyMemory<float> window = _samples.Slice(start, (int)(end - start));
        bool isAudible = SignalLevel.Measure(window.Span).IsAudible;
        VoiceActivity? activity = isAudible ? _speech?.Judge(from, to, new AudioSignal(window, _judge.SampleRate)) : null;
        float speechRatio = !isAudible ? 0 : activity?.SpeechRatio ?? 1;
        bool isSpeech = isAudible && activity is not { IsSpeech: false } && speechRatio >= _options.MinimumSpeechRatio;
        float[]? probabilities = isSpeech ? Classify(window) : null;
        bool isHeard = probabilities is not null;
        _smoothed = isHeard ? Smooth(WithoutSpeaker(probabilities!, start, end)) : null;
        if (isHeard)
        {
            _heard += end - Math.Max(start, _heardEnd);
            _heardEnd = end;
        }

        _judge.Observer.Judged(began, isHeard);
        return _judge.Answer(InStream(from, isEnd: false), InStream(to, isEnd: true), _smoothed, speechRatio, _channel);
    }

    // What is behind a loss is followed as a stream of its own would be: nothing that was heard before it tells what is heard now.
    private void BeginStretch()
    {
        SetStart();
        _resampler = _judge.OpenResampler(_sampleRate);
        _speech = _judge.OpenSpeech(_sampleRate, _speechCapacity);
        _samples.Clear();
        _joins.Clear();
        _smoothed = null;
        (_nextStart, _judgedEnd, _heardEnd) = (0, 0, 0);
        _isComplete = false;
    }

    private void SetStart()
    {
        _before += _received + _lost;
        (_received, _lost) = (0, 0);
        _stretchStart = TimeOf(_before, _sampleRate);
    }

    private TimeSpan InStream(TimeSpan heard, bool isEnd)
    {
        TimeSpan time = _stretchStart + heard;
        foreach ((TimeSpan at, TimeSpan lost) in _joins)
        {
            time += at < heard || (at == heard && !isEnd) ? lost : TimeSpan.Zero;
        }

        return time;
    }

    // What is left between two losses may be too little for the model's features: that ends no stream.
    private float[]? Classify(ReadOnlyMemory<float> window)
    {
        try
        {
            return _judge.Classify(window);
        }
        catch (AudioFormatException) when (window.Length < _windowLength && _before + _lost > 0)
        {
            return null;
        }
    }

    // A window counts for the sound it adds to those before it.
    private float[] WithoutSpeaker(float[] probabilities, long start, long end)
    {
        if (_speaker is not null)
        {
            Span<float> offsets = stackalloc float[probabilities.Length];
            _speaker.Add(probabilities, (double)(end - Math.Max(start, _heardEnd)) / _windowLength);
            _speaker.GetOffsets(offsets);
            SpeakerOffsets.Apply(offsets, probabilities);
        }

        return probabilities;
    }

    private float[] Smooth(float[] probabilities)
    {
        for (int i = 0; _smoothed is not null && i < probabilities.Length; i++)
        {
            probabilities[i] = (_options.Smoothing * _smoothed[i]) + ((1 - _options.Smoothing) * probabilities[i]);
        }

        return probabilities;
    }

    private void DrainResampler()
    {
        while (_resampler is { Available: > 0 })
        {
            _samples.Commit(_resampler.Read(_samples.Reserve((int)Math.Min(_resampler.Available, BlockSamples))));
        }
    }

    private TimeSpan TimeOf(long sample) => TimeOf(sample, _judge.SampleRate);

    private static TimeSpan TimeOf(long sample, int sampleRate) => TimeSpan.FromTicks((long)((Int128)sample * TimeSpan.TicksPerSecond / sampleRate));
}
