using SpeechEmotion.Features;

namespace CustomFeature;

/// <summary>Computes <see cref="CrestFactorOptions"/>. It keeps nothing between calls, so that many threads may use it at once.</summary>
public sealed class CrestFactorExtractor(StftOptions stft) : IFeatureExtractor
{
    public int FeatureCount => 1;

    public void Extract(SignalAnalysis analysis, Span<float> destination)
    {
        for (int frame = 0; frame < analysis.FrameCount; frame++)
        {
            int start = (frame * stft.HopLength) - (stft.Center ? stft.FftSize / 2 : 0);
            int end = Math.Min(start + stft.FftSize, analysis.Samples.Length);
            destination[frame] = CrestFactor(analysis.Samples[Math.Max(start, 0)..end]);
        }
    }

    private static float CrestFactor(ReadOnlySpan<float> samples)
    {
        float peak = 0;
        double power = 0;
        foreach (float sample in samples)
        {
            peak = MathF.Max(peak, MathF.Abs(sample));
            power += (double)sample * sample;
        }

        return peak > 0 ? peak / (float)Math.Sqrt(power / samples.Length) : 0;
    }
}
