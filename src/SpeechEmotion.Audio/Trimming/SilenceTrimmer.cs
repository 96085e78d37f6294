namespace SpeechEmotion.Audio;

/// <summary>Finds the part of a signal between leading and trailing silence, as <c>librosa.effects.trim</c>.</summary>
public static class SilenceTrimmer
{
    /// <summary>Finds the samples that are not leading or trailing silence.</summary>
    /// <param name="samples">Mono samples.</param>
    /// <param name="topDecibels">How far below the loudest frame counts as silence (librosa's <c>top_db</c>).</param>
    /// <param name="frameLength">Samples in a frame.</param>
    /// <param name="hopLength">Samples between frames.</param>
    public static Range Find(ReadOnlySpan<float> samples, float topDecibels = 60, int frameLength = 2048, int hopLength = 512) =>
        throw new NotImplementedException();

    /// <summary>Returns the signal without leading and trailing silence; no samples are copied.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="topDecibels">How far below the loudest frame counts as silence (librosa's <c>top_db</c>).</param>
    /// <param name="frameLength">Samples in a frame.</param>
    /// <param name="hopLength">Samples between frames.</param>
    public static AudioSignal Trim(AudioSignal signal, float topDecibels = 60, int frameLength = 2048, int hopLength = 512) =>
        throw new NotImplementedException();
}
