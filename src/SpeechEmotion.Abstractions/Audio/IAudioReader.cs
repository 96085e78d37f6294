namespace SpeechEmotion;

/// <summary>Reads the frames of one opened recording in order. Not thread-safe: one reader, one consumer.</summary>
public interface IAudioReader : IDisposable
{
    /// <summary>Gets the sample rate, in hertz.</summary>
    int SampleRate { get; }

    /// <summary>Gets the number of interleaved channels.</summary>
    int ChannelCount { get; }

    /// <summary>Gets what is known of the source; <see cref="AudioSource.IsTruncated"/> is final once <see cref="Read"/> returned 0.</summary>
    AudioSource Source { get; }

    /// <summary>Reads up to <c>interleaved.Length / ChannelCount</c> whole frames.</summary>
    /// <param name="interleaved">Receives samples in frame order; full scale is −1 to 1.</param>
    /// <returns>The number of frames read; 0 at the end only.</returns>
    /// <exception cref="AudioFormatException">The stream turns out corrupt further on.</exception>
    int Read(Span<float> interleaved);
}
