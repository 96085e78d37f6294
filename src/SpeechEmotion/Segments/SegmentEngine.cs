using SpeechEmotion.Audio;
using SpeechEmotion.Audio.Kernels;

namespace SpeechEmotion;

/// <summary>From interleaved samples to segments: picks or mixes channels, follows each, joins turns. Not thread-safe.</summary>
internal sealed class SegmentEngine
{
    // Each followed channel holds some windows of samples, and a header can claim 65,535.
    private const int MaxFollowedChannels = 64;

    private readonly WindowEngine[] _engines;
    private readonly TurnMerger[]? _mergers;
    private readonly Queue<EmotionSegment> _ready = new();
    private readonly float[] _mono = new float[WindowEngine.BlockSamples];
    private readonly int _channelCount;
    private readonly SegmentOptions _options;
    private readonly int _sampleRate;
    private readonly int _modelRate;
    private readonly LevelMeter _level = new();
    private MixMeter _mix;
    private bool _isComplete;
    private bool _isBroken;
    private bool _isReported;

    /// <param name="judge">Judges the windows.</param>
    /// <param name="sampleRate">The stream's rate, in hertz.</param>
    /// <param name="channelCount">The stream's channels.</param>
    /// <param name="options">Valid options.</param>
    /// <exception cref="ArgumentException">The stream does not have the wanted channel.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate cannot be resampled to the model's.</exception>
    public SegmentEngine(WindowJudge judge, int sampleRate, int channelCount, SegmentOptions options)
    {
        if (options.Channel >= channelCount)
        {
            throw new ArgumentException(
                $"Channel must be between 0 and {channelCount - 1}, the recording's last; it was {options.Channel}.", nameof(options));
        }

        if (options.PerChannel && channelCount > MaxFollowedChannels)
        {
            throw new AudioFormatException(
                $"The recording has {channelCount} channels; PerChannel follows at most {MaxFollowedChannels}. Choose one with Channel.", isCorrupt: false);
        }

        _options = options;
        _sampleRate = sampleRate;
        _modelRate = judge.SampleRate;
        _channelCount = channelCount;
        int followed = options.PerChannel ? channelCount : 1;
        _engines = [.. Enumerable.Range(0, followed).Select(i => new WindowEngine(judge, sampleRate, options, options.PerChannel ? i : options.Channel))];
        _mergers = options.MergeTurns
            ? [.. _engines.Select(_ => new TurnMerger(TimeSpan.FromSeconds(options.MinimumTurnSeconds)))]
            : null;
    }

    /// <summary>Takes the next frames, after all segments that were ready have been read.</summary>
    /// <param name="interleaved">At most <see cref="WindowEngine.BlockSamples"/> whole frames.</param>
    public void Write(ReadOnlySpan<float> interleaved)
    {
        Span<float> mono = _mono.AsSpan(0, interleaved.Length / _channelCount);
        for (int i = 0; i < _engines.Length; i++)
        {
            ReadOnlySpan<float> channel = interleaved;
            if (_channelCount > 1)
            {
                Pick(interleaved, _options.PerChannel ? i : _options.Channel, mono);
                channel = mono;
            }

            if (_options.Completed is not null)
            {
                _level.Add(channel);
            }

            _engines[i].Write(channel);
        }
    }

    /// <summary>Says that no more samples follow, so that the last segments can be read.</summary>
    public void Complete()
    {
        _isComplete = true;
        Array.ForEach(_engines, static engine => engine.Complete());
    }

    /// <summary>Says that frames were lost, after all segments that were ready have been read; read those before the loss, too, before writing more.</summary>
    public void Skip(long frames)
    {
        foreach (WindowEngine engine in _engines)
        {
            _isBroken |= engine.Skip(frames);
        }
    }

    /// <summary>Reads the next segment; the work is done here, one window for each channel at most between two segments.</summary>
    /// <param name="segment">Receives it.</param>
    /// <returns><see langword="false"/> where more samples are needed, or after the last.</returns>
    public bool TryRead([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out EmotionSegment? segment)
    {
        while (!_ready.TryDequeue(out segment))
        {
            if (!Advance())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Tells the host what was seen of the whole, once, after the last segment.</summary>
    /// <param name="source">What the decoder found; <see langword="null"/> for a live stream.</param>
    /// <param name="lost">How much was lost on the way.</param>
    public void Report(AudioSource? source, TimeSpan lost)
    {
        if (_isReported || _options.Completed is not { } completed)
        {
            return;
        }

        _isReported = true;
        SignalLevel level = _level.Total;
        PredictionDiagnostics diagnostics = new()
        {
            DurationUsed = _engines.Aggregate(TimeSpan.Zero, static (sum, engine) => sum + engine.Heard),
            SourceDuration = TimeSpan.FromSeconds((double)_level.Count / _engines.Length / _sampleRate),
            SourceSampleRate = Math.Min(source?.SampleRate ?? _sampleRate, _sampleRate),
            Peak = level.Peak,
            ClippedFraction = level.ClippedFraction,
            LevelDecibels = level.Decibels,
            MixLoss = _mix.Loss ?? source?.MixLoss,
        };
        completed(diagnostics with { Warnings = RecordingWarnings.OfSegments(diagnostics, _modelRate, source is { IsTruncated: true }, lost) });
    }

    // Channel by channel: their windows are ready at the same sample, so the order of segments is always the same.
    private bool Advance()
    {
        bool any = false;
        for (int i = 0; i < _engines.Length; i++)
        {
            if (_engines[i].TryRead(out EmotionSegment? window))
            {
                any = true;
                if (_mergers is null)
                {
                    _ready.Enqueue(window!);
                }
                else
                {
                    _mergers[i].Add(window!, _ready);
                }
            }
        }

        if (!any && (_isComplete || _isBroken) && _mergers is not null)
        {
            // No turn reaches over a loss.
            _isBroken = false;
            Array.ForEach(_mergers, merger => merger.Complete(_ready));
            return _ready.Count > 0;
        }

        return any;
    }

    private void Pick(ReadOnlySpan<float> interleaved, int? channel, Span<float> mono)
    {
        if (channel is { } index)
        {
            ChannelMix.Select(interleaved, _channelCount, index, mono);
        }
        else
        {
            ChannelMix.Mean(interleaved, _channelCount, mono);
            if (_options.Completed is not null)
            {
                _mix.Add(interleaved, mono);
            }
        }
    }
}
