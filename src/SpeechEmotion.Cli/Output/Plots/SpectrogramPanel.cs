using System.Text;

namespace SpeechEmotion.Cli.Output.Plots;

/// <summary>The log-mel spectrogram as an embedded PNG, with a scale of frequencies and one of colours.</summary>
internal static class SpectrogramPanel
{
    private const double Height = 160;
    private const double KeyWidth = 120;
    private static readonly double[] Frequencies = [250, 500, 1000, 2000, 4000, 8000, 16_000];

    /// <summary>Draws the panel.</summary>
    /// <returns>The lower edge.</returns>
    public static double Draw(StringBuilder svg, PlotData data, TimeAxis axis, double top)
    {
        svg.Text("title", 8, top + 14, "Log-mel spectrogram");
        DrawKey(svg, axis.Left + axis.Width, top + 5);
        double upper = top + RecordingSvg.PanelTitleHeight;
        string place = $"x=\"{SvgText.Number(axis.Left)}\" y=\"{SvgText.Number(upper)}\"";
        string box = $"{place} width=\"{SvgText.Number(axis.Width)}\" height=\"{SvgText.Number(Height)}\"";
        svg.AppendLine($"<rect class=\"quiet\" {box}/>");
        if (data.Spectrogram.FrameCount > 0)
        {
            string png = Convert.ToBase64String(Picture(data.Spectrogram));
            svg.AppendLine($"<image {box} preserveAspectRatio=\"none\" href=\"data:image/png;base64,{png}\"/>");
        }

        foreach (double frequency in Frequencies.Where(frequency => frequency <= data.TopFrequency))
        {
            double y = upper + (Height * (1 - (Mel(frequency) / Mel(data.TopFrequency))));
            svg.Line("mark", axis.Left - 5, y, axis.Left, y);
            svg.Text("tick end", axis.Left - 9, y + 4, frequency < 1000 ? $"{frequency} Hz" : $"{frequency / 1000} kHz");
        }

        return upper + Height + RecordingSvg.PanelGap;
    }

    private static void DrawKey(StringBuilder svg, double right, double top)
    {
        double left = right - 42 - KeyWidth;
        svg.AppendLine($"<defs><linearGradient id=\"plot-heat\">{HeatColours.GradientStops()}</linearGradient></defs>");
        svg.Text("tick end", left - 8, top + 9, $"−{SpectrogramMaker.Decibels:0} dB");
        svg.AppendLine(
            $"<rect x=\"{SvgText.Number(left)}\" y=\"{SvgText.Number(top)}\" width=\"{KeyWidth}\" height=\"10\" rx=\"2\" fill=\"url(#plot-heat)\"/>");
        svg.Text("tick end", right, top + 9, "0 dB");
    }

    private static byte[] Picture(FeatureMatrix decibels)
    {
        byte[] pixels = new byte[decibels.FeatureCount * decibels.FrameCount];
        for (int band = 0; band < decibels.FeatureCount; band++)
        {
            // Low bands lie below: the first row of the picture is the last of the matrix.
            Span<byte> row = pixels.AsSpan((decibels.FeatureCount - 1 - band) * decibels.FrameCount, decibels.FrameCount);
            ReadOnlySpan<float> values = decibels.Row(band);
            for (int t = 0; t < row.Length; t++)
            {
                row[t] = (byte)Math.Clamp(Math.Round(255 * (1 + (values[t] / SpectrogramMaker.Decibels))), 0, 255);
            }
        }

        return PngWriter.Write(decibels.FrameCount, decibels.FeatureCount, pixels, HeatColours.Palette);
    }

    // HTK's scale, as in the bands.
    private static double Mel(double frequency) => 2595 * Math.Log10(1 + (frequency / 700));
}
