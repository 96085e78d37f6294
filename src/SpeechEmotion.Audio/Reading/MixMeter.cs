using System.Numerics.Tensors;

namespace SpeechEmotion.Audio;

/// <summary>Measures how much of the sound of several channels is lost in their mean.</summary>
internal struct MixMeter
{
    private double _all;
    private double _kept;

    /// <summary>Gets the share of the energy that was lost, 0 to 1; <see langword="null"/> where there was none.</summary>
    public readonly float? Loss => _all > 0 && double.IsFinite(_all) ? (float)Math.Clamp(1 - (_kept / _all), 0, 1) : null;

    /// <summary>Takes the next frames.</summary>
    /// <param name="interleaved">The frames of all channels.</param>
    /// <param name="mean">Their mean.</param>
    public void Add(ReadOnlySpan<float> interleaved, ReadOnlySpan<float> mean)
    {
        if (!mean.IsEmpty)
        {
            _all += TensorPrimitives.SumOfSquares(interleaved);
            _kept += (double)TensorPrimitives.SumOfSquares(mean) * (interleaved.Length / mean.Length);
        }
    }
}
