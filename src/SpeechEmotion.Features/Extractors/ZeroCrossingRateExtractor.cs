using System.Buffers;
using SpeechEmotion.Features.Kernels;

namespace SpeechEmotion.Features;

/// <summary>See <see cref="ZeroCrossingRateOptions"/>.</summary>
internal sealed class ZeroCrossingRateExtractor(ZeroCrossingRateOptions options, StftOptions stft) : IFeatureExtractor
{
    public int FeatureCount => 1;

    public void Extract(SignalAnalysis analysis, Span<float> destination)
    {
        ReadOnlySpan<float> samples = analysis.Samples;
        int words = SignChanges.WordCount(samples.Length);
        ulong[] rented = ArrayPool<ulong>.Shared.Rent(words);
        Span<ulong> changes = rented.AsSpan(0, words);
        SignChanges.Mark(samples, changes);
        int length = options.FrameLength;
        int pad = stft.Center ? length / 2 : 0;
        for (int frame = 0; frame < analysis.FrameCount; frame++)
        {
            // librosa repeats the end samples as padding, where nothing changes, and never counts a frame's first sample.
            long start = ((long)frame * stft.HopLength) - pad;
            int from = (int)Math.Max(0, start + 1);
            int to = (int)Math.Min(samples.Length, start + length);
            destination[frame] = (float)((double)SignChanges.Count(changes, from, to) / length);
        }

        ArrayPool<ulong>.Shared.Return(rented);
    }
}
