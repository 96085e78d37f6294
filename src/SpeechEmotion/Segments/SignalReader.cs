namespace SpeechEmotion;

/// <summary>Reads samples in memory as a recording.</summary>
internal sealed class SignalReader(AudioSignal signal) : IAudioReader
{
    private int _at;

    public int SampleRate => signal.SampleRate;

    public int ChannelCount => 1;

    public AudioSource Source => signal.Source ?? new AudioSource { SampleRate = signal.SampleRate, ChannelCount = 1, Encoding = "samples" };

    public int Read(Span<float> interleaved)
    {
        int count = Math.Min(interleaved.Length, signal.Samples.Length - _at);
        signal.Samples.Span.Slice(_at, count).CopyTo(interleaved);
        _at += count;
        return count;
    }

    public void Dispose()
    {
    }
}
