namespace SpeechEmotion.Audio;

/// <summary>
/// Scores frames by what surrounds them: a frame's measures with their mean and standard deviation over the half second before and the
/// quarter second after go through a small network. Not thread-safe: it follows one stream.
/// </summary>
internal sealed class VoiceScorer
{
    /// <summary>Frames after a frame that its score waits for (256 ms).</summary>
    public const int Future = 16;

    private const int Past = 32;
    private const int Capacity = Past + Future + 2;
    private const int Inputs = 3 * VoiceFrame.Count;

    private readonly float[] _ring = new float[Capacity * VoiceFrame.Count];
    private readonly double[] _sums = new double[VoiceFrame.Count];
    private readonly double[] _squares = new double[VoiceFrame.Count];
    private readonly float[] _inputs = new float[Inputs];
    private long _pushed;
    private long _scored;

    /// <summary>Takes the next frame's measures; <see cref="TryScore"/> must have been called until it failed.</summary>
    public void Push(ReadOnlySpan<float> measures)
    {
        measures.CopyTo(Slot(_pushed));
        Accumulate(measures, 1);
        _pushed++;
    }

    /// <summary>Scores the next frame whose surroundings are known.</summary>
    /// <param name="isEnd">Whether no frames follow: the last ones are scored with what there is.</param>
    /// <param name="probability">Receives the probability of speech, 0 to 1.</param>
    /// <returns><see langword="false"/> where more frames are needed, or all are scored.</returns>
    public bool TryScore(bool isEnd, out float probability)
    {
        probability = 0;
        if (_scored == _pushed || (!isEnd && _pushed - _scored <= Future))
        {
            return false;
        }

        long oldest = _scored - Past;
        if (oldest > 0)
        {
            Accumulate(Slot(oldest - 1), -1);
        }

        long count = _pushed - Math.Max(oldest, 0);
        Slot(_scored).CopyTo(_inputs);
        for (int i = 0; i < VoiceFrame.Count; i++)
        {
            double mean = _sums[i] / count;
            _inputs[VoiceFrame.Count + i] = (float)mean;
            _inputs[(2 * VoiceFrame.Count) + i] = (float)Math.Sqrt(Math.Max(0, (_squares[i] / count) - (mean * mean)));
        }

        probability = VoiceNetwork.Evaluate(_inputs);
        _scored++;
        return true;
    }

    private Span<float> Slot(long frame) => _ring.AsSpan((int)(frame % Capacity) * VoiceFrame.Count, VoiceFrame.Count);

    private void Accumulate(ReadOnlySpan<float> measures, int sign)
    {
        for (int i = 0; i < measures.Length; i++)
        {
            _sums[i] += sign * (double)measures[i];
            _squares[i] += sign * (double)measures[i] * measures[i];
        }
    }
}
