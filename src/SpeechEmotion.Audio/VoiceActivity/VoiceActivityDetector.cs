namespace SpeechEmotion.Audio;

/// <summary>Tells speech from silence and noise. Immutable and callable from several threads at once.</summary>
public sealed class VoiceActivityDetector
{
    /// <summary>Creates a detector.</summary>
    /// <param name="options">How to decide; <see langword="null"/> for the defaults.</param>
    public VoiceActivityDetector(VoiceActivityOptions? options = null) => throw new NotImplementedException();

    /// <summary>Analyses a whole signal.</summary>
    /// <param name="signal">The signal, at any rate.</param>
    public VoiceActivity Analyze(AudioSignal signal) => throw new NotImplementedException();
}
