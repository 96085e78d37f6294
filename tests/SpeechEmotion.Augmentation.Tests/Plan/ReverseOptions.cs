using System.Text.Json.Serialization;

namespace SpeechEmotion.Augmentation.Tests.Plan;

/// <summary>A step from outside the library: the clip backwards, at another level.</summary>
internal sealed record ReverseOptions(
    [property: JsonPropertyName("gain")] ValueRange Gain,
    double Probability = 1) : AugmentationOptions(Probability)
{
    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new Augmenter(Gain);

    public override IEnumerable<string> GetErrors() => Gain.Minimum > 0 ? [] : [$"Gain (gain) must be above 0; it was {Gain}."];

    private sealed class Augmenter(ValueRange gain) : IAugmenter
    {
        public AudioSignal Augment(AudioSignal signal, Random random)
        {
            float factor = (float)gain.Draw(random);
            float[] samples = Array.ConvertAll(signal.Samples.ToArray(), sample => factor * sample);
            Array.Reverse(samples);
            return new AudioSignal(samples, signal.SampleRate);
        }
    }
}
