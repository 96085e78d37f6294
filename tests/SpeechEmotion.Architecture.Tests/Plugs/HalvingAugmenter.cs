namespace SpeechEmotion.Architecture.Tests.Plugs;

/// <summary>An augmentation of a stranger: half the amplitude.</summary>
internal sealed class HalvingAugmenter : IAugmenter
{
    public AudioSignal Augment(AudioSignal signal, Random random) =>
        new(Array.ConvertAll(signal.Samples.ToArray(), sample => sample / 2), signal.SampleRate, signal.Source);
}
