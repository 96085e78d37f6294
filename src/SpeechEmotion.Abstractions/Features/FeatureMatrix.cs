namespace SpeechEmotion;

/// <summary>Feature values, features × frames, feature-major: all frames of feature 0, then of feature 1, as librosa stores them.</summary>
/// <remarks>Immutable by contract: the matrix keeps the memory it is given. Safe to share between threads.</remarks>
public sealed class FeatureMatrix
{
    /// <summary>Creates a matrix over values that the caller no longer changes.</summary>
    /// <param name="values">The values, <paramref name="featureCount"/> rows of <paramref name="frameCount"/> numbers.</param>
    /// <param name="featureCount">The number of rows, at least 1.</param>
    /// <param name="frameCount">The number of columns, at least 0.</param>
    /// <exception cref="ArgumentException">The counts do not multiply to the number of values.</exception>
    public FeatureMatrix(ReadOnlyMemory<float> values, int featureCount, int frameCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(featureCount, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(frameCount);
        if ((long)featureCount * frameCount != values.Length)
        {
            throw new ArgumentException(
                $"A matrix of {featureCount} features × {frameCount} frames needs {(long)featureCount * frameCount} values; there are {values.Length}.",
                nameof(values));
        }

        Values = values;
        FeatureCount = featureCount;
        FrameCount = frameCount;
    }

    /// <summary>Gets all values, feature-major.</summary>
    public ReadOnlyMemory<float> Values { get; }

    /// <summary>Gets the number of features (rows).</summary>
    public int FeatureCount { get; }

    /// <summary>Gets the number of frames (columns); 1 for features aggregated over the clip.</summary>
    public int FrameCount { get; }

    /// <summary>Gets one value.</summary>
    /// <param name="feature">The row, 0 to <see cref="FeatureCount"/> − 1.</param>
    /// <param name="frame">The column, 0 to <see cref="FrameCount"/> − 1.</param>
    public float this[int feature, int frame] => Row(feature)[frame];

    /// <summary>Gets the values of one feature over time.</summary>
    /// <param name="feature">The row, 0 to <see cref="FeatureCount"/> − 1.</param>
    public ReadOnlySpan<float> Row(int feature) => Values.Span.Slice(checked(feature * FrameCount), FrameCount);
}
