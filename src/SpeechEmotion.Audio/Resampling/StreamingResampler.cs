namespace SpeechEmotion.Audio;

/// <summary>
/// Resamples a stream whose samples arrive in chunks. The output is bit for bit that of
/// <see cref="Resampler.Resample(ReadOnlySpan{float})"/>.
/// </summary>
/// <remarks>
/// Not thread-safe: one stream, one caller. Memory is bounded by the largest chunk and the filter, and nothing is allocated once the largest
/// chunk has been seen, as long as what is available is read. The delay is half the filter: 74 to 80 samples of the lower rate.
/// </remarks>
public sealed class StreamingResampler
{
    private readonly Resampler _resampler;
    private readonly PolyphaseFilter _filter;
    private float[] _buffer;
    private int _buffered;
    private long _bufferStart;
    private long _received;
    private long _produced;
    private bool _isComplete;

    internal StreamingResampler(Resampler resampler)
    {
        _resampler = resampler;
        _filter = resampler.Filter;
        _buffer = new float[4 * _filter.TapCount];

        // The silence before the signal.
        _buffered = _filter.HalfLength - 1;
        _bufferStart = -_buffered;
    }

    /// <summary>Gets the number of output samples that can be read.</summary>
    public long Available =>
        (_isComplete ? _resampler.OutputLength(_received) : _filter.FirstOutputFrom(_received - _filter.HalfLength)) - _produced;

    /// <summary>Takes the next samples at the source rate.</summary>
    /// <param name="samples">Any number of finite samples.</param>
    /// <exception cref="InvalidOperationException"><see cref="Complete"/> was called.</exception>
    public void Write(ReadOnlySpan<float> samples)
    {
        if (_isComplete)
        {
            throw new InvalidOperationException("No samples can follow Complete(); open another stream.");
        }

        Append(samples.Length);
        samples.CopyTo(_buffer.AsSpan(_buffered - samples.Length));
        _received += samples.Length;
    }

    /// <summary>Says that no more samples follow, so that the last outputs can be read.</summary>
    public void Complete()
    {
        if (!_isComplete)
        {
            _isComplete = true;

            // The silence after the signal.
            Append(_filter.HalfLength + 1);
            _buffer.AsSpan(_buffered - _filter.HalfLength - 1, _filter.HalfLength + 1).Clear();
        }
    }

    /// <summary>Reads finished samples at the target rate.</summary>
    /// <param name="destination">Receives them.</param>
    /// <returns>The number read; 0 where more input is needed, or after the last.</returns>
    public int Read(Span<float> destination)
    {
        int count = (int)Math.Min(destination.Length, Available);
        if (count > 0)
        {
            _filter.Process(_buffer.AsSpan(0, _buffered), _bufferStart, _produced, destination[..count]);
            _produced += count;
        }

        return count;
    }

    /// <summary>Makes room for new samples, first dropping those that no later output needs.</summary>
    private void Append(int count)
    {
        long needed = _filter.InputOf(_produced) - _filter.HalfLength + 1;
        int dropped = (int)Math.Clamp(needed - _bufferStart, 0, _buffered);
        if (_buffered + count > _buffer.Length && dropped > 0)
        {
            _buffer.AsSpan(dropped, _buffered - dropped).CopyTo(_buffer);
            _buffered -= dropped;
            _bufferStart += dropped;
        }

        if (_buffered + count > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(2 * _buffer.Length, _buffered + count));
        }

        _buffered += count;
    }
}
