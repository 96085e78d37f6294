using System.Text.Json.Serialization;
using SpeechEmotion.Features;

namespace SpeechEmotion.Classification.Tests.Bundles;

/// <summary>A feature from outside the library: the mean of the samples, the same for every frame.</summary>
internal sealed record SampleMeanOptions([property: JsonPropertyName("scale")] float Scale = 1) : FeatureOptions
{
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft) => new Extractor(Scale);

    public override IReadOnlyList<string> GetFeatureNames() => ["sample_mean"];

    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => [];

    private sealed class Extractor(float scale) : IFeatureExtractor
    {
        public int FeatureCount => 1;

        public void Extract(SignalAnalysis analysis, Span<float> destination)
        {
            float sum = 0;
            foreach (float sample in analysis.Samples)
            {
                sum += sample;
            }

            destination.Fill(scale * sum / analysis.Samples.Length);
        }
    }
}
