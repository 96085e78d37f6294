namespace SpeechEmotion.Augmentation;

/// <summary>Builds results that keep what is known of the source.</summary>
internal static class SignalExtensions
{
    public static AudioSignal WithSamples(this AudioSignal signal, float[] samples) =>
        new(samples, signal.SampleRate, signal.Source);
}
