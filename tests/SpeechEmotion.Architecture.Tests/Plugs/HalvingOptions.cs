using SpeechEmotion.Augmentation;

namespace SpeechEmotion.Architecture.Tests.Plugs;

/// <summary>How a plan names <see cref="HalvingAugmenter"/>.</summary>
public sealed record HalvingOptions(double Probability = 1) : AugmentationOptions(Probability)
{
    /// <summary>What lets a plan's JSON hold the step.</summary>
    public static CustomStep Step { get; } = new("halving", typeof(HalvingOptions), HalvingJson.Default);

    public override IAugmenter CreateAugmenter(AugmentationSources sources) => new HalvingAugmenter();

    public override IEnumerable<string> GetErrors() => [];
}
