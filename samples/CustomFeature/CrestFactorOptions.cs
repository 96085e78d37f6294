using SpeechEmotion.Features;

namespace CustomFeature;

/// <summary>The ratio of each frame's peak to its root-mean-square level: high for clicks and plosives, low for steady vowels.</summary>
public sealed record CrestFactorOptions : FeatureOptions
{
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft) => new CrestFactorExtractor(stft);

    public override IReadOnlyList<string> GetFeatureNames() => ["crest_factor"];

    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => [];
}
