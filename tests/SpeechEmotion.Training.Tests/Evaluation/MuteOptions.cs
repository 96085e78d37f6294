using SpeechEmotion.Augmentation;

namespace SpeechEmotion.Training.Tests.Evaluation;

/// <summary>A host's own step: nothing is left to be heard.</summary>
internal sealed record MuteOptions() : AugmentationOptions(1)
{
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new Mute();

    public override IEnumerable<string> GetErrors() => [];

    private sealed class Mute : IAugmenter
    {
        public AudioSignal Augment(AudioSignal signal, Random random) => new(new float[signal.Samples.Length], signal.SampleRate);
    }
}
