namespace SpeechEmotion.Features.Kernels;

/// <summary>Window functions, periodic, in double precision, as scipy's <c>get_window</c>.</summary>
internal static class WindowTable
{
    /// <summary>Gives the window of the options, with zeros before and after where it is shorter than the transform.</summary>
    public static double[] Create(StftOptions options)
    {
        int length = options.WindowLength ?? options.FftSize;
        double[] window = new double[options.FftSize];
        int start = (options.FftSize - length) / 2;
        for (int n = 0; n < length; n++)
        {
            double cosine = Math.Cos(2 * Math.PI * n / length);
            window[start + n] = options.Window switch
            {
                WindowFunction.Hann => 0.5 - (0.5 * cosine),
                WindowFunction.Hamming => 0.54 - (0.46 * cosine),
                _ => 1,
            };
        }

        return window;
    }
}
