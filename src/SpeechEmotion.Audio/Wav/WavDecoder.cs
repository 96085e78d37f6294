namespace SpeechEmotion.Audio;

/// <summary>Reads WAVE files.</summary>
public sealed class WavDecoder : IAudioDecoder
{
    /// <inheritdoc/>
    public bool CanDecode(ReadOnlySpan<byte> header) => throw new NotImplementedException();

    /// <inheritdoc/>
    public IAudioReader Open(Stream stream) => throw new NotImplementedException();
}
