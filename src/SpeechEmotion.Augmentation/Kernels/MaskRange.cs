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

    /// <summary>Gives how many of the first rows are the spectrum.</summary>
    /// <exception cref="ArgumentException">There are fewer rows than the options say.</exception>
    public static int Rows(FeatureMatrix features, int? bands) => bands is null || bands <= features.FeatureCount
        ? bands ?? features.FeatureCount
        : throw new ArgumentException($"Bands is {bands}; the features have {features.FeatureCount} rows.");

    /// <summary>Gives what is written over a row; its mean is the row itself where there is one frame.</summary>
    public static float FillValue(ReadOnlySpan<float> row, MaskFill fill) =>
        fill == MaskFill.Zero || row.IsEmpty ? 0 : TensorPrimitives.Average(row);
}
