using System.Buffers;
using System.Collections.Concurrent;
using NWaves.FeatureExtractors.Base;
using SpeechEmotion.Features;

namespace SpeechEmotion.NWaves;

/// <summary>Runs an extractor of NWaves over a clip, frame for frame where the recipe's other features have theirs.</summary>
/// <remarks>
/// NWaves' extractors work in buffers of their own, so one is never seen by two threads: each call takes one that is idle, or makes one.
/// Where the model remembers earlier frames, each clip gets a new one.
/// </remarks>
internal sealed class NWavesExtractor : SpeechEmotion.Features.IFeatureExtractor
{
    private readonly NWavesFrames _frames;
    private readonly Func<FeatureExtractor> _create;
    private readonly ConcurrentBag<FeatureExtractor> _idle = [];

    /// <param name="frames">How the signal is cut.</param>
    /// <param name="create">Makes an extractor.</param>
    public NWavesExtractor(NWavesFrames frames, Func<FeatureExtractor> create)
    {
        _frames = frames;
        _create = create;

        // NWaves' own faults in its options show now and not at the first clip.
        FeatureExtractor first = create();
        FeatureCount = first.FeatureCount;
        _idle.Add(first);
    }

    public int FeatureCount { get; }

    public int FrameStep { get; init; } = 1;

    /// <summary>Gets what samples are multiplied by first: some models count in units of 16-bit samples.</summary>
    public float Scale { get; init; } = 1;

    /// <summary>Gets whether the extractor remembers earlier frames.</summary>
    public bool HasMemory { get; init; }

    public void Extract(SignalAnalysis analysis, Span<float> destination)
    {
        FeatureExtractor? extractor = null;
        if (HasMemory || !_idle.TryTake(out extractor))
        {
            extractor = _create();
        }

        int length = _frames.CountSamples(analysis.FrameCount);
        float[] samples = ArrayPool<float>.Shared.Rent(length);
        _frames.Load(analysis.Samples, Scale, samples.AsSpan(0, length));
        List<float[]> vectors = extractor.ComputeFrom(samples, 0, length);
        ArrayPool<float>.Shared.Return(samples);
        int count = (analysis.FrameCount + FrameStep - 1) / FrameStep;
        for (int feature = 0; feature < FeatureCount; feature++)
        {
            Span<float> row = destination.Slice(feature * count, count);
            for (int frame = 0; frame < count; frame++)
            {
                // Of a silent frame NWaves divides 0 by 0 or takes its logarithm.
                float value = vectors[frame][feature];
                row[frame] = float.IsFinite(value) ? value : 0;
            }
        }

        if (!HasMemory)
        {
            _idle.Add(extractor);
        }
    }
}
