
namespace SpeechEmotion;

/// <summary>A recording that is decoded block by block until the next segment is known. Not thread-safe.</summary>
internal sealed class RecordingPull : IDisposable
{
    // Up to 64 channels a block is a block of the engine; a header that claims thousands costs no more.
    private const int MaxBlockSamples = 64 * WindowEngine.BlockSamples;

    private readonly IAudioReader _reader;
    private readonly SegmentEngine _engine;
    private readonly float[] _block;
    private long _frames;
    private bool _isComplete;

    /// <summary>Takes a recording over; it is closed with this.</summary>
    /// <exception cref="ArgumentException">The recording does not have the wanted channel.</exception>
    /// <exception cref="AudioFormatException">The rate cannot be resampled to the model's.</exception>
    public RecordingPull(IAudioReader reader, WindowJudge judge, SegmentOptions options)
    {
        _reader = reader;
        try
        {
            _engine = new SegmentEngine(judge, reader.SampleRate, reader.ChannelCount, options);
        }
        catch (ArgumentOutOfRangeException e)
        {
            reader.Dispose();
            throw new AudioFormatException(
                $"The recording's {reader.SampleRate} Hz cannot be resampled to the model's {judge.SampleRate} Hz.", isCorrupt: false, e);
        }
        catch
        {
            reader.Dispose();
            throw;
        }

        _block = new float[Math.Clamp(MaxBlockSamples / reader.ChannelCount, 1, WindowEngine.BlockSamples) * reader.ChannelCount];
    }

    /// <summary>Reads on to the next segment.</summary>
    /// <returns>The segment; <see langword="null"/> after the last.</returns>
    /// <exception cref="AudioFormatException">The recording is corrupt, holds a sample that is no number, or cannot be judged.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public EmotionSegment? Next(CancellationToken cancellationToken)
    {
        EmotionSegment? segment;
        while (!_engine.TryRead(out segment) && !_isComplete)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Feed();
        }

        return segment;
    }

    /// <summary>Tells the host what was seen of the whole, after the last segment.</summary>
    public void Report() => _engine.Report(_reader.Source, TimeSpan.Zero);

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private void Feed()
    {
        int read = _reader.Read(_block);
        if (read == 0)
        {
            _engine.Complete();
            _isComplete = true;
            return;
        }

        ReadOnlySpan<float> samples = _block.AsSpan(0, read * _reader.ChannelCount);
        int bad = SampleFault.IndexIn(samples);
        if (bad >= 0)
        {
            throw new AudioFormatException(
                SampleFault.Describe($"Frame {_frames + (bad / _reader.ChannelCount)} of the recording holds", samples[bad]), isCorrupt: true);
        }

        _engine.Write(samples);
        _frames += read;
    }
}
