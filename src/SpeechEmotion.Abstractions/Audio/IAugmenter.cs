namespace SpeechEmotion;

/// <summary>Makes a changed copy of a signal for training.</summary>
/// <remarks>
/// Stateless and callable from several threads at once. All randomness comes from the passed generator, so the same seed gives
/// the same samples. The input is never written to; the sample rate stays, the length may change.
/// </remarks>
public interface IAugmenter
{
    /// <summary>Returns a changed copy of <paramref name="signal"/>.</summary>
    /// <param name="signal">The signal to change.</param>
    /// <param name="random">The only source of randomness; used by one call at a time.</param>
    AudioSignal Augment(AudioSignal signal, Random random);
}
