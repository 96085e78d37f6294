using SpeechEmotion.Augmentation;

namespace SpeechEmotion.Training.Tests.Data;

/// <summary>A host's own step that can do nothing with any clip: leaves no samples, or refuses the clip.</summary>
internal sealed record SpoilingOptions(bool Empties) : AugmentationOptions(1)
{
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new Spoiler(Empties);

    public override IEnumerable<string> GetErrors() => [];

    private sealed class Spoiler(bool empties) : IAugmenter
    {
        public AudioSignal Augment(AudioSignal signal, Random random) =>
            empties ? new(Array.Empty<float>(), signal.SampleRate) : throw new ArgumentException("No clip suits this step.");
    }
}
