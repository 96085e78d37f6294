namespace SpeechEmotion.Features.Kernels;

/// <summary>Discrete cosine transforms as matrices, with scipy's types and scalings.</summary>
internal static class DctMatrix
{
    /// <summary>Gives the first <paramref name="rows"/> rows of the transform of <paramref name="length"/> values.</summary>
    public static double[] Create(int type, DctNormalization norm, int rows, int length)
    {
        double[] matrix = new double[rows * length];
        for (int k = 0; k < rows; k++)
        {
            for (int n = 0; n < length; n++)
            {
                matrix[(k * length) + n] = type switch
                {
                    1 => TypeOne(k, n, length, norm == DctNormalization.Ortho),
                    2 => TypeTwo(k, n, length, norm == DctNormalization.Ortho),
                    _ => TypeThree(k, n, length, norm == DctNormalization.Ortho),
                };
            }
        }

        return matrix;
    }

    /// <summary>Multiplies row k by 1 + (L/2) sin(π(k+1)/L), librosa's <c>lifter</c>.</summary>
    public static void Lift(double[] matrix, int rows, double lifter)
    {
        int length = matrix.Length / rows;
        for (int k = 0; k < rows; k++)
        {
            double factor = 1 + (lifter / 2 * Math.Sin(Math.PI * (k + 1) / lifter));
            for (int n = 0; n < length; n++)
            {
                matrix[(k * length) + n] *= factor;
            }
        }
    }

    private static double TypeOne(int k, int n, int length, bool ortho)
    {
        bool isEndIn = n == 0 || n == length - 1;
        bool isEndOut = k == 0 || k == length - 1;
        double value = (isEndIn ? 1 : 2) * Math.Cos(Math.PI * k * n / (length - 1));
        return ortho ? value * (isEndIn ? Math.Sqrt(2) : 1) * 0.5 * Math.Sqrt((isEndOut ? 1.0 : 2.0) / (length - 1)) : value;
    }

    private static double TypeTwo(int k, int n, int length, bool ortho)
    {
        double value = 2 * Math.Cos(Math.PI * k * ((2 * n) + 1) / (2.0 * length));
        return ortho ? value * Math.Sqrt(1 / ((k == 0 ? 4.0 : 2.0) * length)) : value;
    }

    private static double TypeThree(int k, int n, int length, bool ortho)
    {
        double value = (n == 0 ? 1 : 2) * Math.Cos(Math.PI * ((2 * k) + 1) * n / (2.0 * length));
        return ortho ? value * Math.Sqrt((n == 0 ? 1.0 : 0.5) / length) : value;
    }
}
