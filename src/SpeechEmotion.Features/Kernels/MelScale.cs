namespace SpeechEmotion.Features.Kernels;

/// <summary>Hertz to mel and back.</summary>
internal static class MelScale
{
    // Slaney's Auditory Toolbox: linear below 1 kHz, then 27 steps to a factor of 6.4.
    private const double LinearStep = 200.0 / 3;
    private const double BreakFrequency = 1000;
    private const double BreakMel = BreakFrequency / LinearStep;
    private static readonly double LogStep = Math.Log(6.4) / 27;

    /// <summary>Converts hertz to mel.</summary>
    public static double FromHertz(double frequency, bool htk)
    {
        if (htk)
        {
            return 2595 * Math.Log10(1 + (frequency / 700));
        }

        return frequency >= BreakFrequency ? BreakMel + (Math.Log(frequency / BreakFrequency) / LogStep) : frequency / LinearStep;
    }

    /// <summary>Converts mel to hertz.</summary>
    public static double ToHertz(double mel, bool htk)
    {
        if (htk)
        {
            return 700 * (Math.Pow(10, mel / 2595) - 1);
        }

        return mel >= BreakMel ? BreakFrequency * Math.Exp(LogStep * (mel - BreakMel)) : LinearStep * mel;
    }

    /// <summary>Gives frequencies equally spaced in mel, both ends included, as librosa's <c>mel_frequencies</c>.</summary>
    public static double[] Frequencies(int count, double minimum, double maximum, bool htk)
    {
        double low = FromHertz(minimum, htk);
        double high = FromHertz(maximum, htk);
        double step = count > 1 ? (high - low) / (count - 1) : 0;
        double[] result = new double[count];
        for (int i = 0; i < count; i++)
        {
            result[i] = ToHertz(i == count - 1 && count > 1 ? high : low + (i * step), htk);
        }

        return result;
    }
}
