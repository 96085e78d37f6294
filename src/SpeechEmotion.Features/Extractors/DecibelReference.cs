namespace SpeechEmotion.Features;

/// <summary>What 0 dB means in a log-mel spectrogram.</summary>
public enum DecibelReference
{
    /// <summary>The clip's largest value: gain changes nothing (librosa's <c>ref=np.max</c>, without an absolute floor).</summary>
    Max,

    /// <summary>A power of 1, with the floor 1e-10 (librosa's default).</summary>
    One,
}
