using System.Text;
using static SpeechEmotion.Training.HtmlText;

namespace SpeechEmotion.Training;

/// <summary>One horizontal bar a row, for labels and speakers: name, share, note.</summary>
internal static class BarRows
{
    private const double Width = 410;
    private const double RowHeight = 46;
    private const double Left = 76;
    private const double Right = 122;

    public static string Draw(string description, IReadOnlyList<(string Name, double Share, string Note, string Tip)> rows, double? mean)
    {
        double height = (rows.Count * RowHeight) + 20;
        double span = Width - Left - Right;
        StringBuilder svg = new();
        svg.Append($"<svg viewBox=\"0 0 {Number(Width)} {Number(height)}\" role=\"img\" aria-label=\"{Encode(description)}\">");
        foreach ((int index, (string name, double share, string note, string tip)) in rows.Index())
        {
            double y = index * RowHeight;
            svg.Append($"<g><title>{Encode(tip)}</title>"
                + $"<text class=\"name end\" x=\"{Number(Left - 8)}\" y=\"{Number(y + 28)}\">{Encode(name)}</text>");
            svg.Append($"<rect class=\"base\" x=\"{Number(Left)}\" y=\"{Number(y + 11)}\" width=\"{Number(span)}\" "
                + $"height=\"{Number(RowHeight - 22)}\" rx=\"3\"/>");
            svg.Append($"<rect class=\"bar\" x=\"{Number(Left)}\" y=\"{Number(y + 11)}\" width=\"{Number(span * share)}\" "
                + $"height=\"{Number(RowHeight - 22)}\" rx=\"3\"/>");
            svg.Append($"<text class=\"value\" x=\"{Number(Left + span + 8)}\" y=\"{Number(y + 28)}\">{Percent(share)}</text>");
            svg.Append($"<text class=\"small end\" x=\"{Number(Width)}\" y=\"{Number(y + 28)}\">{Encode(note)}</text></g>");
        }

        if (mean is { } share2)
        {
            double x = Left + (span * share2);
            svg.Append($"<line class=\"ideal\" x1=\"{Number(x)}\" y1=\"0\" x2=\"{Number(x)}\" y2=\"{Number(rows.Count * RowHeight)}\"/>");
            svg.Append($"<text class=\"tick mid\" x=\"{Number(x)}\" y=\"{Number(height - 4)}\">all {Percent(share2)}</text>");
        }

        return svg.Append("</svg>").ToString();
    }
}
