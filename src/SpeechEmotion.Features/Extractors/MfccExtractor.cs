using System.Buffers;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>See <see cref="MfccOptions"/>.</summary>
internal sealed class MfccExtractor : IFeatureExtractor
{
    private readonly MelReducer _mel;
    private readonly double[] _transform;

    public MfccExtractor(MfccOptions options, int sampleRate, StftOptions stft)
    {
        _mel = new MelReducer(options.ToBank(sampleRate, stft), power: 2);
        FeatureCount = options.CoefficientCount;
        _transform = DctMatrix.Create(options.DctType, options.Norm, FeatureCount, _mel.RowCount);
        if (options.Lifter > 0)
        {
            DctMatrix.Lift(_transform, FeatureCount, options.Lifter);
        }

        Reducers = [_mel];
    }

    public int FeatureCount { get; }

    public IReadOnlyList<ISpectrumReducer> Reducers { get; }

    public void Extract(SignalAnalysis analysis, Span<float> destination)
    {
        ReadOnlySpan<float> mel = analysis.Reduce(_mel);
        float[] decibels = ArrayPool<float>.Shared.Rent(mel.Length);
        Decibels.FromPower(mel, decibels);
        RowMix.Run(_transform, FeatureCount, _mel.RowCount, decibels, destination, analysis.FrameCount);
        ArrayPool<float>.Shared.Return(decibels);
    }
}
