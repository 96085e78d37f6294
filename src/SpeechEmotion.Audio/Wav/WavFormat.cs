namespace SpeechEmotion.Audio;

/// <summary>What the <c>fmt </c> chunk says, checked.</summary>
internal sealed record WavFormat(SampleEncoding Encoding, int ChannelCount, int SampleRate, int BytesPerSample)
{
    /// <summary>Gets the bytes of one sample of every channel.</summary>
    public int BytesPerFrame => BytesPerSample * ChannelCount;

    /// <summary>Gets the encoding in words, as <see cref="AudioSource.Encoding"/> states it.</summary>
    public string Description => Encoding switch
    {
        SampleEncoding.Pcm => $"WAVE PCM {BytesPerSample * 8}-bit",
        SampleEncoding.IeeeFloat => $"WAVE IEEE float {BytesPerSample * 8}-bit",
        SampleEncoding.ALaw => "WAVE A-law 8-bit",
        _ => "WAVE mu-law 8-bit",
    };
}
