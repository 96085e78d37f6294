using SpeechEmotion.Augmentation;

namespace SpeechEmotion.Training.Tests.Data;

/// <summary>A host's own step: gives the first recording of speech in place of the clip.</summary>
internal sealed record FirstSpeechOptions() : AugmentationOptions(1)
{
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new First(sources.Speech[0]);

    public override AugmentationNeeds GetNeeds() => AugmentationNeeds.Speech;

    public override IEnumerable<string> GetErrors() => [];

    private sealed class First(AudioSignal speech) : IAugmenter
    {
        public AudioSignal Augment(AudioSignal signal, Random random) => speech;
    }
}
