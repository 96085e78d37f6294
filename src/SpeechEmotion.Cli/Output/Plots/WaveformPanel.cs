using System.Globalization;
using System.Numerics.Tensors;
using System.Text;

namespace SpeechEmotion.Cli.Output.Plots;

/// <summary>The waveform: the range of the samples in each column.</summary>
internal static class WaveformPanel
{
    private const double Height = 96;
    private const int Columns = 994;

    /// <summary>Draws the panel.</summary>
    /// <returns>The lower edge.</returns>
    public static double Draw(StringBuilder svg, PlotData data, TimeAxis axis, double top)
    {
        svg.Text("title", 8, top + 14, "Waveform");
        double middle = top + RecordingSvg.PanelTitleHeight + (Height / 2);
        ReadOnlySpan<float> samples = data.Signal.Samples.Span;
        float peak = samples.IsEmpty ? 0 : MathF.Abs(TensorPrimitives.MaxMagnitude(samples));
        double scale = peak > 0 ? Height / 2 / peak : 0;
        string decibels = peak > 0 ? $"peak {Decibels(peak)} dB" : "silence";
        svg.Text("tick end", axis.Left + axis.Width, top + 14, decibels);
        svg.Line("zero", axis.Left, middle, axis.Left + axis.Width, middle);
        int columns = Math.Min(Columns, samples.Length);
        if (columns > 0)
        {
            svg.AppendLine($"<path class=\"wave\" d=\"{Outline(samples, columns, axis, middle, scale)}\"/>");
        }

        return middle + (Height / 2) + RecordingSvg.PanelGap;
    }

    // The sign for what rounds to zero is left out.
    private static string Decibels(float peak) =>
        (Math.Round(20 * Math.Log10(peak), 1) + 0.0).ToString("0.0;−0.0", CultureInfo.InvariantCulture);

    private static string Outline(ReadOnlySpan<float> samples, int columns, TimeAxis axis, double middle, double scale)
    {
        StringBuilder upper = new();
        List<string> lower = [];
        for (int column = 0; column < columns; column++)
        {
            int start = (int)((long)samples.Length * column / columns);
            int end = (int)((long)samples.Length * (column + 1) / columns);
            ReadOnlySpan<float> part = samples[start..end];
            string x = SvgText.Number(axis.Left + (axis.Width * (column + 0.5) / columns));

            // A quiet column keeps half a unit of height: a line that can be seen.
            upper.Append($"{(column == 0 ? 'M' : 'L')}{x} {SvgText.Number(middle - Math.Max(0.3, scale * TensorPrimitives.Max(part)))}");
            lower.Add($"L{x} {SvgText.Number(middle - Math.Min(-0.3, scale * TensorPrimitives.Min(part)))}");
        }

        lower.Reverse();
        return $"{upper}{string.Concat(lower)}Z";
    }
}
