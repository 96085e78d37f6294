using SpeechEmotion.Features;

namespace SpeechEmotion.Architecture.Tests.Plugs;

/// <summary>A feature of a stranger: the clip's peak in every frame.</summary>
public sealed record PeakOptions : FeatureOptions
{
    public override IFeatureExtractor CreateExtractor(int sampleRate, StftOptions stft) => new Extractor();

    public override IReadOnlyList<string> GetFeatureNames() => ["peak"];

    public override IEnumerable<string> GetErrors(int sampleRate, StftOptions stft) => [];

    private sealed class Extractor : IFeatureExtractor
    {
        public int FeatureCount => 1;

        public void Extract(SignalAnalysis analysis, Span<float> destination)
        {
            float peak = 0;
            foreach (float sample in analysis.Samples)
            {
                peak = MathF.Max(peak, MathF.Abs(sample));
            }

            destination.Fill(peak);
        }
    }
}
