namespace SpeechEmotion;

/// <summary>Opens sessions that judge live streams: what an application depends on, and what a test or a decorator implements.</summary>
/// <remarks>Callable from several threads at once.</remarks>
public interface ISessionRecognizer
{
    /// <summary>Opens a session that judges a live stream, for example of a microphone or a call.</summary>
    /// <param name="sampleRate">The stream's rate, in hertz, at most <see cref="AudioSignal.MaxSampleRate"/>.</param>
    /// <param name="options">Windows, smoothing, turns and how much sound may wait; <see langword="null"/> for the defaults.</param>
    /// <returns>The session; the caller disposes it.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or a window cannot hold the speech that is needed to judge it.</exception>
    /// <exception cref="InvalidOperationException">The speaker is to be learnt, and this recogniser is for one speaker already.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is too high, or cannot be resampled to the model's.</exception>
    IEmotionSession OpenSession(int sampleRate, SessionOptions? options = null);
}
