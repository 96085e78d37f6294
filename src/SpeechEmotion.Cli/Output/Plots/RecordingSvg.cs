using System.Text;

namespace SpeechEmotion.Cli.Output.Plots;

/// <summary>
/// The picture of a recording: waveform, log-mel spectrogram, turns, and a row of probability for each emotion. Rows and names carry the
/// meaning, never colour alone. It needs nothing outside itself.
/// </summary>
internal static class RecordingSvg
{
    /// <summary>The room a panel's title takes.</summary>
    public const double PanelTitleHeight = 27;

    /// <summary>The room between two panels.</summary>
    public const double PanelGap = 12;

    private const double Width = 1100;
    private const double Left = 92;
    private const double Right = 14;

    /// <summary>Writes the picture.</summary>
    /// <param name="data">What to show.</param>
    /// <param name="isAlone">Whether it is a file of its own, which brings its heading and style.</param>
    public static string Write(PlotData data, bool isAlone)
    {
        TimeAxis axis = new(data.Start, data.Signal.Duration, Left, Width - Left - Right);
        StringBuilder body = new();
        double y = 8;
        if (isAlone)
        {
            body.Text("heading", 8, y + 16, data.Name);
            body.Text("label", 8, y + 38, PlotSummary.Sentence(data));
            y += 56;
        }

        double top = y;
        y = WaveformPanel.Draw(body, data, axis, y);
        y = SpectrogramPanel.Draw(body, data, axis, y);
        y = EmotionPanel.Draw(body, data, axis, y);
        StringBuilder grid = new();
        foreach ((double x, string label) in axis.Ticks())
        {
            grid.Line("grid", x, top + PanelTitleHeight, x, y);
            body.Text("tick middle", x, y + 18, label);
        }

        double height = y + 28;
        string style = isAlone ? $"<style>{PlotStyle.Colours}{PlotStyle.Picture}</style>" : string.Empty;
        string page = isAlone ? $"<rect class=\"page\" width=\"{SvgText.Number(Width)}\" height=\"{SvgText.Number(height)}\"/>" : string.Empty;
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SvgText.Number(Width)} {SvgText.Number(height)}"
              role="img" aria-labelledby="plot-title plot-text">
            <title id="plot-title">{SvgText.Escape($"Emotions in {data.Name}")}</title>
            <desc id="plot-text">{SvgText.Escape($"{PlotSummary.Sentence(data)} {PlotSummary.Turns(data)}")}</desc>
            {style}{page}
            {grid}{body}</svg>
            """;
    }
}
