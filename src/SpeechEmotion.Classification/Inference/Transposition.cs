namespace SpeechEmotion.Classification;

/// <summary>Exchanges rows and columns: between feature-major matrices and the frame-major values of the layers.</summary>
internal static class Transposition
{
    /// <summary>Copies rows × columns to columns × rows.</summary>
    public static void Copy(ReadOnlySpan<float> source, int rows, int columns, Span<float> destination)
    {
        if (rows == 1 || columns == 1)
        {
            source.CopyTo(destination);
            return;
        }

        for (int r = 0; r < rows; r++)
        {
            ReadOnlySpan<float> row = source.Slice(r * columns, columns);
            for (int c = 0, at = r; c < row.Length; c++, at += rows)
            {
                destination[at] = row[c];
            }
        }
    }
}
