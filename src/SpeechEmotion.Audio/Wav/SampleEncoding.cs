namespace SpeechEmotion.Audio;

/// <summary>What the bytes of one sample mean.</summary>
internal enum SampleEncoding
{
    Pcm,
    IeeeFloat,
    ALaw,
    MuLaw,
}
