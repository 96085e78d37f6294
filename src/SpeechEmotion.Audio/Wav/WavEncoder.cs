namespace SpeechEmotion.Audio;

/// <summary>Writes mono WAVE files. Stateless and callable from several threads at once.</summary>
public static class WavEncoder
{
    /// <summary>Writes a signal as a WAVE file.</summary>
    /// <param name="stream">A writable stream; it need not be seekable and stays open.</param>
    /// <param name="signal">The samples; integer encodings clip what lies beyond −1 to 1.</param>
    /// <param name="encoding">How a sample is stored.</param>
    public static void Write(Stream stream, AudioSignal signal, WavEncoding encoding = WavEncoding.Pcm16) => throw new NotImplementedException();
}
