using System.Numerics.Tensors;

namespace SpeechEmotion.Augmentation.Kernels;

/// <summary>Draws what a mask covers.</summary>
internal static class MaskRange
{
    /// <summary>Draws a length from 0 to the fraction of <paramref name="total"/> (rounded down), then a place where it fits.</summary>
    public static (int Start, int Length) Draw(int total, double maxFraction, Random random)
    {
        int length = random.Next((int)(total * maxFraction) + 1);
        return (random.Next(total - length + 1), length);
    }

    public static float FillValue(ReadOnlySpan<float> row, MaskFill fill) =>
        fill == MaskFill.Zero || row.IsEmpty ? 0 : TensorPrimitives.Average(row);
}
