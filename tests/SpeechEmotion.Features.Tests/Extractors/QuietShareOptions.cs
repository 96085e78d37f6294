using System.Text.Json.Serialization;

namespace SpeechEmotion.Features.Tests.Extractors;

/// <summary>A feature with JSON options, written as a user would: the share of quiet samples of the clip, repeated for every frame.</summary>
public sealed record QuietShareOptions([property: JsonPropertyName("below")] double Below = 0.01) : FeatureOptions
{
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft) => new Extractor(Below);

    public override IReadOnlyList<string> GetFeatureNames() => ["quiet_share"];

    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) =>
        Below >= 0 ? [] : [$"quiet_share: below must be at least 0; it was {Below}."];

    private sealed class Extractor(double below) : IFeatureExtractor
    {
        public int FeatureCount => 1;

        public void Extract(SignalAnalysis analysis, Span<float> destination)
        {
            int quiet = 0;
            foreach (float sample in analysis.Samples)
            {
                quiet += Math.Abs(sample) < below ? 1 : 0;
            }

            destination.Fill((float)quiet / analysis.Samples.Length);
        }
    }
}
