namespace SpeechEmotion.Audio;

/// <summary>How <see cref="WavEncoder"/> stores a sample.</summary>
public enum WavEncoding
{
    /// <summary>16-bit integers: what every player and tool reads.</summary>
    Pcm16,

    /// <summary>24-bit integers: beyond the noise floor of any microphone.</summary>
    Pcm24,

    /// <summary>32-bit floats: the samples exactly, also those beyond full scale.</summary>
    IeeeFloat,
}
