namespace SpeechEmotion.Features;

/// <summary>Brings each feature to mean 0 and standard deviation 1 over a training set (scikit-learn's <c>StandardScaler</c>).</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class FeatureNormalizer
{
    /// <summary>Creates a normalizer from stored statistics.</summary>
    /// <param name="mean">The mean of each feature.</param>
    /// <param name="scale">What each feature is divided by after the mean is subtracted, above 0; as many as means.</param>
    /// <exception cref="ArgumentException">The lengths differ or are 0, or a value is not finite, or a scale is not above 0.</exception>
    public FeatureNormalizer(ReadOnlyMemory<float> mean, ReadOnlyMemory<float> scale)
    {
        if (mean.Length == 0 || mean.Length != scale.Length)
        {
            throw new ArgumentException($"Mean and Scale must have the same length, at least 1; they have {mean.Length} and {scale.Length}.");
        }

        for (int i = 0; i < mean.Length; i++)
        {
            if (!float.IsFinite(mean.Span[i]) || !float.IsFinite(scale.Span[i]) || scale.Span[i] <= 0)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"Feature {i}: the mean must be finite and the scale above 0; they were {mean.Span[i]} and {scale.Span[i]}."));
            }
        }

        Mean = mean;
        Scale = scale;
    }

    /// <summary>Gets the mean of each feature.</summary>
    public ReadOnlyMemory<float> Mean { get; }

    /// <summary>Gets the standard deviation (of the population) of each feature; 1 for a feature that never changes.</summary>
    public ReadOnlyMemory<float> Scale { get; }

    /// <summary>Measures mean and standard deviation of each feature over all frames of all matrices, reading them once.</summary>
    /// <param name="matrices">Matrices of the same number of features, with at least one frame altogether.</param>
    /// <exception cref="ArgumentException">There is no frame, or the numbers of features differ, or a value is not finite.</exception>
    public static FeatureNormalizer Fit(IEnumerable<FeatureMatrix> matrices)
    {
        ArgumentNullException.ThrowIfNull(matrices);
        double[] mean = [];
        double[] squares = [];
        long count = 0;
        foreach (FeatureMatrix matrix in matrices)
        {
            if (mean.Length == 0)
            {
                mean = new double[matrix.FeatureCount];
                squares = new double[matrix.FeatureCount];
            }

            if (matrix.FeatureCount != mean.Length)
            {
                throw new ArgumentException($"All matrices must have {mean.Length} features; one has {matrix.FeatureCount}.", nameof(matrices));
            }

            Merge(matrix, mean, squares, count);
            count += matrix.FrameCount;
        }

        if (count == 0)
        {
            throw new ArgumentException("A normalizer needs at least one frame to measure.", nameof(matrices));
        }

        float[] scale = [.. squares.Select((sum, f) => ScaleOf(sum / count, mean[f], count))];
        return new FeatureNormalizer(Array.ConvertAll(mean, m => (float)m), scale);
    }

    /// <summary>Normalises a matrix into a new one: (value − mean) / scale of its row.</summary>
    /// <param name="features">A matrix with as many features as <see cref="Mean"/> has values.</param>
    /// <exception cref="ArgumentException">The number of features differs.</exception>
    public FeatureMatrix Apply(FeatureMatrix features)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.FeatureCount != Mean.Length)
        {
            throw new ArgumentException($"The normalizer was made for {Mean.Length} features; the matrix has {features.FeatureCount}.", nameof(features));
        }

        float[] values = new float[features.Values.Length];
        for (int f = 0; f < features.FeatureCount; f++)
        {
            ReadOnlySpan<float> row = features.Row(f);
            Span<float> target = values.AsSpan(f * features.FrameCount, features.FrameCount);
            float mean = Mean.Span[f];
            float scale = Scale.Span[f];
            for (int t = 0; t < row.Length; t++)
            {
                target[t] = (row[t] - mean) / scale;
            }
        }

        return new FeatureMatrix(values, features.FeatureCount, features.FrameCount);
    }

    // A constant feature is left as it is. As in StandardScaler, one is constant whose variance is what rounding makes of equal values.
    private static float ScaleOf(double variance, double mean, long count)
    {
        const double Epsilon = 1.0 / (1L << 52);
        double rounding = count * mean * Epsilon;
        float scale = (float)Math.Sqrt(variance);
        return variance <= (count * Epsilon * variance) + (rounding * rounding) || scale == 0 ? 1 : scale;
    }

    // Chan's update: exact enough in one pass whatever the mean, unlike a sum of squares.
    private static void Merge(FeatureMatrix matrix, double[] mean, double[] squares, long count)
    {
        int frames = matrix.FrameCount;
        if (frames == 0)
        {
            return;
        }

        for (int f = 0; f < mean.Length; f++)
        {
            ReadOnlySpan<float> row = matrix.Row(f);
            double sum = 0;
            foreach (float value in row)
            {
                sum += value;
            }

            double rowMean = sum / frames;
            double rowSquares = 0;
            foreach (float value in row)
            {
                rowSquares += (value - rowMean) * (value - rowMean);
            }

            if (!double.IsFinite(rowSquares))
            {
                throw new ArgumentException($"Feature {f} has a value that is not finite.");
            }

            double delta = rowMean - mean[f];
            long total = count + frames;
            mean[f] += delta * frames / total;
            squares[f] += rowSquares + (delta * delta * ((double)count * frames / total));
        }
    }
}
