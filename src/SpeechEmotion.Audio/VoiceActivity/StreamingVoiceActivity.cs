namespace SpeechEmotion.Audio;

/// <summary>Decides frame by frame on samples that arrive in chunks; the decisions do not depend on the chunks.</summary>
/// <remarks>
/// Not thread-safe: one stream, one caller. A decision comes about 0.3 seconds after its frame: a quarter of a second is looked ahead.
/// Nothing is allocated once the largest chunk has been seen.
/// </remarks>
public sealed class StreamingVoiceActivity
{
    private readonly StreamingResampler _resampler;
    private readonly VoiceFrame _frame = new();
    private readonly VoiceScorer _scorer = new();
    private readonly float[] _samples = new float[VoiceFrame.Length];
    private readonly float[] _measures = new float[VoiceFrame.Count];
    private readonly (float Level, float Floor)[] _levels = new (float, float)[VoiceScorer.Future + 1];
    private int _filled;
    private long _measured;
    private long _decided;
    private bool _isComplete;

    internal StreamingVoiceActivity(Resampler resampler) => _resampler = resampler.OpenStream();

    /// <summary>Takes the next samples.</summary>
    /// <param name="samples">Any number of finite samples at the stream's rate; read all decisions before writing more.</param>
    /// <exception cref="InvalidOperationException"><see cref="Complete"/> was called.</exception>
    public void Write(ReadOnlySpan<float> samples) => _resampler.Write(samples);

    /// <summary>Says that no more samples follow, so that the last decisions can be read.</summary>
    public void Complete()
    {
        _resampler.Complete();
        _isComplete = true;
    }

    /// <summary>Reads the next decision.</summary>
    /// <param name="frame">Receives it.</param>
    /// <returns><see langword="false"/> where more samples are needed, or after the last decision.</returns>
    public bool TryRead(out VoiceActivityFrame frame)
    {
        float probability;
        while (!_scorer.TryScore(isEnd: false, out probability))
        {
            if (TryMeasure())
            {
                continue;
            }

            if (!_isComplete || !_scorer.TryScore(isEnd: true, out probability))
            {
                frame = default;
                return false;
            }

            break;
        }

        (float level, float floor) = _levels[_decided % _levels.Length];
        frame = new VoiceActivityFrame(
            TimeSpan.FromSeconds((double)_decided * VoiceFrame.Hop / VoiceFrame.SampleRate), probability, level, floor);
        _decided++;
        return true;
    }

    private bool TryMeasure()
    {
        _filled += _resampler.Read(_samples.AsSpan(_filled));
        if (_filled < VoiceFrame.Length)
        {
            return false;
        }

        _frame.Measure(_samples, _measures);
        _levels[_measured % _levels.Length] = (_frame.Level, _frame.FloorLevel);
        _scorer.Push(_measures);
        _measured++;
        _filled -= VoiceFrame.Hop;
        _samples.AsSpan(VoiceFrame.Hop).CopyTo(_samples);
        return true;
    }
}
