namespace SpeechEmotion.Audio;

/// <summary>Resamples a stream whose samples arrive in chunks. Not thread-safe: one stream, one caller.</summary>
public sealed class StreamingResampler
{
    internal StreamingResampler()
    {
    }

    /// <summary>Gets the number of output samples that can be read.</summary>
    public int Available => throw new NotImplementedException();

    /// <summary>Takes the next samples at the source rate.</summary>
    /// <param name="samples">Any number of samples.</param>
    public void Write(ReadOnlySpan<float> samples) => throw new NotImplementedException();

    /// <summary>Says that no more samples follow, so that the last outputs can be read.</summary>
    public void Complete() => throw new NotImplementedException();

    /// <summary>Reads finished samples at the target rate.</summary>
    /// <param name="destination">Receives them.</param>
    /// <returns>The number read; 0 where more input is needed.</returns>
    public int Read(Span<float> destination) => throw new NotImplementedException();
}
