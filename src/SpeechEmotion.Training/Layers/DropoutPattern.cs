using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using SpeechEmotion.Training.Engine;

namespace SpeechEmotion.Training.Layers;

/// <summary>What a dropout layer drops: a function of step, layer and sample alone, the same in every engine.</summary>
internal sealed class DropoutPattern
{
    private readonly uint _threshold;
    private readonly float _scale;
    private readonly ulong _layerSeed;

    /// <summary>Creates a layer's pattern.</summary>
    /// <param name="rate">The share dropped, 0 to below 1; rounded to 1/65536.</param>
    /// <param name="index">The layer's place in the network, which separates its random stream from the others'.</param>
    public DropoutPattern(double rate, int index)
    {
        _threshold = (uint)Math.Round(rate * 65536);
        _scale = _threshold >= 65536 ? 0 : 65536f / (65536 - _threshold);
        _layerSeed = SplitMix.Mix((ulong)index + 1);
    }

    /// <summary>Gets whether the rate is 0.</summary>
    public bool DropsNothing => _threshold == 0;

    /// <summary>Copies the values of one sample, frames × channels, some as 0 and the rest scaled up.</summary>
    public void Apply(ReadOnlySpan<float> source, Span<float> target, ulong stepSeed, int sample)
    {
        // Four decisions of 16 bits from each random number.
        ulong state = SplitMix.Mix(stepSeed ^ _layerSeed ^ ((ulong)sample << 40));
        TensorPrimitives.Multiply(source, _scale, target);
        int i = 0;
        Vector256<ushort> threshold = Vector256.Create((ushort)Math.Min(_threshold, ushort.MaxValue));
        for (; i <= target.Length - Vector256<ushort>.Count; i += Vector256<ushort>.Count)
        {
            // Kept are the values whose lanes are all ones after the comparison.
            Vector256<short> kept = Vector256.GreaterThanOrEqual(SplitMix.NextFour(ref state).AsUInt16(), threshold).AsInt16();
            (Vector256<int> lower, Vector256<int> upper) = Vector256.Widen(kept);
            Span<float> values = target.Slice(i, Vector256<ushort>.Count);
            (Vector256.Create<float>(values) & lower.AsSingle()).CopyTo(values);
            values = values[Vector256<float>.Count..];
            (Vector256.Create<float>(values) & upper.AsSingle()).CopyTo(values);
        }

        for (; i < target.Length; i += 4)
        {
            ulong bits = SplitMix.Next(ref state);
            int end = Math.Min(4, target.Length - i);
            for (int j = 0; j < end; j++)
            {
                if ((uint)(bits & 0xFFFF) < _threshold)
                {
                    target[i + j] = 0;
                }

                bits >>= 16;
            }
        }
    }
}
