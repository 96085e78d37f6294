namespace SpeechEmotion.Features.Kernels;

/// <summary>The weights of FFT bins in pitch classes, as librosa's <c>filters.chroma</c> with its defaults (C first).</summary>
internal static class ChromaBank
{
    private const double CentreOctave = 5;
    private const double OctaveWidth = 2;

    /// <summary>Gives one row of FftSize / 2 + 1 weights for each pitch class.</summary>
    public static float[] Create(int sampleRate, int fftSize, int classes, double tuning)
    {
        // Positions in pitch classes on the whole two-sided grid; bin 0, which has no pitch, is put one and a half octaves below bin 1.
        double[] position = new double[fftSize];
        double origin = 440 * Math.Pow(2, tuning / classes) / 16;
        for (int k = 1; k < fftSize; k++)
        {
            position[k] = classes * Math.Log2((double)sampleRate * k / fftSize / origin);
        }

        position[0] = position[1] - (1.5 * classes);
        int bins = (fftSize / 2) + 1;
        float[] bank = new float[classes * bins];
        double[] column = new double[classes];
        double half = Math.Round(classes / 2.0, MidpointRounding.ToEven);
        int roll = 3 * (classes / 12);
        for (int k = 0; k < bins; k++)
        {
            double width = k + 1 < fftSize ? Math.Max(position[k + 1] - position[k], 1) : 1;
            double squares = 0;
            for (int c = 0; c < classes; c++)
            {
                double distance = FloorModulo(position[k] - c + half + (10 * classes), classes) - half;
                column[c] = Math.Exp(-0.5 * Math.Pow(2 * distance / width, 2));
                squares += column[c] * column[c];
            }

            double octave = Math.Exp(-0.5 * Math.Pow(((position[k] / classes) - CentreOctave) / OctaveWidth, 2));
            double norm = Math.Sqrt(squares);
            for (int c = 0; c < classes; c++)
            {
                int row = (c - roll + classes) % classes;
                bank[(row * bins) + k] = (float)(column[c] / norm * octave);
            }
        }

        return bank;
    }

    private static double FloorModulo(double value, double modulus) => value - (Math.Floor(value / modulus) * modulus);
}
