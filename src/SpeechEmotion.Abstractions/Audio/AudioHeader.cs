namespace SpeechEmotion;

/// <summary>How many bytes of a stream decoders are shown to recognise their format.</summary>
public static class AudioHeader
{
    /// <summary>The number of bytes passed to <see cref="IAudioDecoder.CanDecode"/> (fewer where the stream is shorter).</summary>
    public const int Length = 64;
}
